// How the window of dates is moved: by the pointer and by keys.

/**
 * @param {Histogram} bar
 * @param {PointerEvent} press
 */
function dragWindow(bar, press) {
  if (!bar.range || press.button !== 0) return;
  const left = bar.plot.getBoundingClientRect().left;
  const binAt = (/** @type {PointerEvent} */ at) =>
    Math.floor((at.clientX - left) / (bar.step ?? 1));
  const part =
    /** @type {Element} */ (press.target).closest("[data-part]")?.getAttribute("data-part") ?? "";
  const free = bar.plot.classList.contains("free");
  const [first, last] = bar.chosen();
  const start = binAt(press);
  let moved = false;
  const move = (/** @type {PointerEvent} */ at) => {
    const now = binAt(at);
    if (!moved && now === start) return;
    moved = true;
    if (part === "from") bar.choose(Math.min(now, last), last);
    else if (part === "to") bar.choose(first, Math.max(now - 1, first));
    else if (part === "body" && !free) bar.shift(first, last, now - start);
    else bar.choose(start, now);
  };
  const end = () => {
    bar.plot.removeEventListener("pointermove", /** @type {any} */ (move));
    if (!moved && (free || part === "")) bar.choose(start, start);
  };
  press.preventDefault();
  /** @type {any} */ (/** @type {Element} */ (press.target).closest("[data-part]"))?.focus();
  bar.plot.setPointerCapture(press.pointerId);
  bar.plot.addEventListener("pointermove", /** @type {any} */ (move));
  bar.plot.addEventListener("pointerup", end, { once: true });
}

/**
 * @param {Histogram} bar
 * @param {KeyboardEvent} press
 */
function keyWindow(bar, press) {
  const part = /** @type {Element} */ (press.currentTarget).getAttribute("data-part");
  const [first, last] = bar.chosen();
  const size = press.shiftKey ? Math.max(2, Math.round(bar.bins / 10)) : 1;
  const steps = /** @type {Record<string, number>} */ ({
    ArrowLeft: -size,
    ArrowRight: size,
    ArrowDown: -size,
    ArrowUp: size,
    PageDown: -10,
    PageUp: 10,
    Home: -1e6,
    End: 1e6,
  });
  const by = steps[press.key];
  if (press.key === "Escape" || press.key === "Delete")
    bar.controls.update({ from: null, to: null });
  else if (by === undefined) return;
  else if (part === "from") bar.choose(Math.min(Math.max(0, first + by), last), last);
  else if (part === "to") bar.choose(first, Math.max(Math.min(bar.bins - 1, last + by), first));
  else bar.shift(first, last, by);
  press.preventDefault();
  press.stopPropagation();
}
