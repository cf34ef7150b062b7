
"use strict";
(() => {
  const boxes = document.querySelectorAll("input[data-tick]");
  const hints = document.querySelectorAll(".ticks");
  let store;
  try {
    store = window.localStorage;
    for (const box of boxes) box.checked = store.getItem(box.dataset.tick) === "done";
  } catch {
    return; // not allowed here: boxes can be ticked all the same, until the page is closed
  }
  for (const hint of hints) hint.hidden = false;
  for (const box of boxes) {
    box.addEventListener("change", () => {
      try {
        if (box.checked) store.setItem(box.dataset.tick, "done");
        else store.removeItem(box.dataset.tick);
      } catch {
        for (const hint of hints) hint.hidden = true; // no room left, or forbidden by now
      }
    });
  }
})();
