// Opens a page from disk in headless Chromium and prints what it finds as one JSON object.
// node check.mjs CHROMIUM PAGE WIDTH light|dark script|noscript
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [, , executablePath, page, width, colorScheme, script] = process.argv;
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const browser = await chromium.launch({ executablePath, args: flags });
const open = async (javaScriptEnabled, bypassCSP) => {
  const context = await browser.newContext({
    viewport: { width: Number(width), height: 900 }, colorScheme, javaScriptEnabled, bypassCSP,
  });
  const tab = await context.newPage();
  const said = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(error.message));
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto(pathToFileURL(page).href);
  return { tab, said, asked };
};
const found = {};
const { tab, said, asked } = await open(script === "script", false);
if (script === "script") {
  found.scrolls_sideways = await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const cite = tab.locator("a.cite").first();
  const target = (await cite.getAttribute("href")).slice(1);
  await cite.focus();
  await tab.keyboard.press("Enter");
  found.opened = await tab.locator(".inplace").count();
  found.lit = await tab.locator(".inplace .lit").first().textContent();
  found.target = await tab.evaluate((id) => document.getElementById(id).textContent, target);
  await tab.keyboard.press("Escape");
  found.closed = (await tab.locator(".inplace").count()) === 0;
  found.focus_kept = await tab.evaluate(() => document.activeElement.matches("a.cite"));
  await tab.locator(".filter summary").click();
  await tab.locator(".filter input").first().uncheck();
  found.filtered = await tab.locator(".text.out").count();
} else {
  const cite = tab.locator("#overview a.cite").first();
  const target = (await cite.getAttribute("href")).slice(1);
  const spot = tab.locator(`[id="${target}"]`);
  const ground = () => spot.evaluate((node) => getComputedStyle(node).backgroundColor);
  const before = await ground();
  await cite.click();
  found.target_lit = (await ground()) !== before;
  found.target_in_view = await spot.isVisible();
  found.url_ends_with_target = tab.url().endsWith(`#${target}`);
  await tab.locator("#show-copied").uncheck();
  found.kinds_left = await tab.locator("#show-quoted").isChecked();
}
found.said = said;
found.asked = asked.filter((url) => !url.startsWith("file:"));
if (script === "script") {
  const checked = await open(true, true);
  await checked.tab.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  await checked.tab.addScriptTag({ path: axe });
  const result = await checked.tab.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    return axe.run(document, { runOnly: tags, rules: { "color-contrast-enhanced": { enabled: true } } });
  });
  found.violations = result.violations.map((item) => `${item.id}: ${item.help} (${item.nodes.map((n) => n.target).slice(0, 3)})`);
  found.passes = result.passes.length;
}
console.log(JSON.stringify(found));
await browser.close();
