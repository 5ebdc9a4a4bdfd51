// What the page uses of vis-network 9.1.2, which comes with pyvis. Read by tsc alone.

declare namespace vis {
  type Point = { x: number; y: number };

  class DataSet<Id extends string | number> {
    constructor(items: object[]);
    get(id: Id): object | null;
    getIds(): Id[];
    update(items: object | object[]): Id[];
    remove(ids: Id | Id[]): Id[];
  }

  interface Events {
    click: { nodes: number[]; edges: string[] };
    hoverEdge: { edge: string };
    blurEdge: { edge: string };
    hoverNode: { node: number };
    blurNode: { node: number };
    zoom: { scale: number };
    dragStart: { nodes: number[] };
    dragEnd: { nodes: number[] };
    beforeDrawing: CanvasRenderingContext2D;
    afterDrawing: CanvasRenderingContext2D;
  }

  class Network {
    constructor(
      container: HTMLElement,
      data: { nodes: DataSet<number>; edges: DataSet<string> },
      options: object,
    );
    on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
    canvasToDOM(place: Point): Point;
    fit(how?: { nodes?: number[]; animation?: boolean; maxZoomLevel?: number }): void;
    getPositions(nodes: number[]): Record<number, Point>;
    getScale(): number;
    getViewPosition(): Point;
    moveTo(how: { position?: Point; scale?: number; animation?: boolean }): void;
    redraw(): void;
    setSize(width: string, height: string): void;
    /** Not in its documentation; where an edge runs can be had in no other way. */
    body: {
      emitter: { emit(event: string, ...told: unknown[]): unknown };
      functions: { createNode(options: object): object; createEdge(options: object): object };
      edges: Record<
        string,
        {
          connected: boolean;
          options: { color: { opacity: number } };
          edgeType: { getPoint(share: number): Point };
        }
      >;
    };
    /** Nor this; when and where it draws can be set in no other way. */
    renderer: {
      allowRedraw: boolean;
      redrawRequested: boolean;
      options: { hideEdgesOnDrag: boolean; hideNodesOnDrag: boolean };
      _resizeNodes(): void;
      _requestRedraw(): void;
      _redraw(hidden: boolean): void;
      _drawEdges(context: CanvasRenderingContext2D): void;
      _drawNodes(context: CanvasRenderingContext2D, all: boolean): void;
      _drawArrows(context: CanvasRenderingContext2D): void;
    };
  }
}

interface Window {
  vis: typeof vis;
  kgPage: Page;
}
