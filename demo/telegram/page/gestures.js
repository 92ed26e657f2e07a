/** What fingers do on a bubble: swipe to reply, double tap to like, hold for the menu. */

const HOLD_MS = 450;
const REPLY_PX = 56;
const SLACK_PX = 10;

/** Listen on `list`; `find(node)` gives the entry under a node. */
export function listenToGestures(list, { find, onReply, onLike, onHold }) {
  let touch = null;

  const stop = () => {
    clearTimeout(touch?.timer);
    if (touch) touch.item.style.removeProperty("--swipe");
    touch?.item.classList.remove("is-swiping");
    touch = null;
  };

  list.addEventListener("pointerdown", (event) => {
    stop();
    const item = event.target.closest(".entry");
    if (event.pointerType === "mouse" || !item) return;
    const point = { x: event.clientX, y: event.clientY };
    const hold = () => {
      stop();
      navigator.vibrate?.(8);
      onHold(find(item), point);
    };
    touch = { item, ...point, far: 0, timer: setTimeout(hold, HOLD_MS) };
  });

  list.addEventListener("pointermove", (event) => {
    if (!touch) return;
    const dx = event.clientX - touch.x;
    const dy = event.clientY - touch.y;
    if (Math.hypot(dx, dy) > SLACK_PX) clearTimeout(touch.timer);
    if (Math.abs(dy) > SLACK_PX && Math.abs(dy) > Math.abs(dx)) return stop();
    touch.far = Math.max(0, Math.min(REPLY_PX * 1.3, -dx - SLACK_PX));
    touch.item.classList.toggle("is-swiping", touch.far > 0);
    touch.item.style.setProperty("--swipe", `${-touch.far}px`);
    return undefined;
  });

  list.addEventListener("pointerup", () => {
    if (!touch) return;
    const { item, far } = touch;
    stop();
    if (far > 0) swallowClick(list);
    if (far >= REPLY_PX) onReply(find(item));
  });
  list.addEventListener("pointercancel", stop);

  list.addEventListener("dblclick", (event) => {
    const entry = find(event.target);
    if (!entry || event.target.closest("button, a")) return;
    getSelection()?.removeAllRanges();
    onLike(entry);
  });
}

// A swipe that starts on a picture must not open it as well.
function swallowClick(list) {
  const swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  list.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => list.removeEventListener("click", swallow, { capture: true }), 50);
}
