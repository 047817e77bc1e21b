// What a measured page remembers: frames after feedback, the browser's own event times, layout shifts.
window.bench = { frames: [], control: [], events: [], shifts: [] };

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const where = entry.sources.map(({ node }) => node?.className || node?.parentElement?.className || "?");
    bench.shifts.push([entry.value, where.join(", ")]);
  }
}).observe({ type: "layout-shift", buffered: true });

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.name === "click" && entry.target?.closest("[data-action=check]")) bench.events.push(entry.duration);
  }
}).observe({ type: "event", buffered: true, durationThreshold: 16 });

const afterNextFrame = (event, times) =>
  requestAnimationFrame(() => requestAnimationFrame(() => times.push(performance.now() - event.timeStamp)));

addEventListener(
  "click",
  (event) => {
    if (event.target.closest("h1")) afterNextFrame(event, bench.control);
    const question = event.target.closest("[data-action=check]")?.closest("[data-question]");
    if (!question) return;
    const observer = new MutationObserver(() => {
      if (!question.querySelector(".hb-feedback:not([hidden])")) return;
      observer.disconnect();
      afterNextFrame(event, bench.frames);
    });
    observer.observe(question, { subtree: true, attributes: true, childList: true });
  },
  true,
);
