// Stands for a site's script: text size, remembered.
const root = document.documentElement;
for (const button of document.querySelectorAll("[data-size]")) {
  button.addEventListener("click", () => { root.dataset.size = button.dataset.size; });
}
