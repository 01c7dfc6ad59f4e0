// Before the first paint, so that a dark page does not flash white. A file of its own: a strict content security
// policy would refuse it inside the page.
(() => {
  let chosen = "auto";
  try {
    chosen = localStorage.getItem("tonari.color-scheme") ?? "auto";
  } catch {
    // storage is switched off: follow the device
  }
  const dark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
})();
