"""Training of the base model: treebanks in, one int8 ONNX file out. Not part of the product."""
