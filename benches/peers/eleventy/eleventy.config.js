import { InputPathToUrlTransformPlugin } from "@11ty/eleventy";
import { minify } from "html-minifier-terser";

const sections = ["news", "cases", "media"];

/** The pages of a section, the newest first, each knowing its neighbours. */
function listed(api, section) {
  const pages = api.getFilteredByGlob(`input/${section}/*.md`).reverse();
  pages.forEach((page, index) => {
    page.data.before = pages[index - 1];
    page.data.after = pages[index + 1];
    page.data.related = [pages[index - 2], pages[index - 1], pages[index + 1], pages[index + 2]].filter(Boolean);
  });
  return pages;
}

export default function (config) {
  config.addPlugin(InputPathToUrlTransformPlugin);
  config.addPassthroughCopy({ "input/assets": "assets" });
  for (const section of sections) {
    config.addCollection(section, (api) => listed(api, section));
  }
  config.addCollection("lists", (api) => {
    const size = 20;
    return sections.flatMap((section) => {
      const pages = listed(api, section);
      const total = Math.ceil(pages.length / size);
      return Array.from({ length: total }, (_, index) => ({
        section,
        number: index + 1,
        total,
        pages: pages.slice(index * size, (index + 1) * size),
      }));
    });
  });
  config.addCollection("newest", (api) => sections.flatMap((section) => listed(api, section)).sort((a, b) => b.date - a.date).slice(0, 20));
  config.addCollection("everything", (api) => sections.flatMap((section) => listed(api, section)));
  config.addFilter("first", (list, count) => list.slice(0, count));
  config.addFilter("iso", (date) => date.toISOString().slice(0, 10));
  config.addFilter("label", (date) => `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`);
  config.addFilter("json", (value) => JSON.stringify(value).replaceAll("<", "\\u003c"));
  if (process.env.BENCH_MINIFY) {
    config.addTransform("minify", async function (content) {
      if (!(this.page.outputPath || "").endsWith(".html")) return content;
      return minify(content, { collapseWhitespace: true, conservativeCollapse: true, removeComments: true, removeAttributeQuotes: true });
    });
  }
  return { dir: { input: "input", output: "public" }, markdownTemplateEngine: false };
}
