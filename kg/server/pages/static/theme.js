// Light or dark: as the system has it, unless the reader has chosen, on any page of this server.
(() => {
  const root = document.documentElement;
  try {
    const kept = localStorage.getItem("kg-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch {
    /* no storage is allowed: the system decides */
  }
  document.addEventListener("DOMContentLoaded", () => {
    const button = /** @type {HTMLButtonElement} */ (document.getElementById("theme"));
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = matchMedia("(prefers-color-scheme: dark)").matches;
      const now = root.dataset.theme ?? (dark ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("kg-theme", root.dataset.theme);
      } catch {
        /* see above */
      }
    });
  });
})();
