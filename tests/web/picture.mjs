// Takes the picture in the README: node picture.mjs CHROMIUM PAGE OUT.png [HEIGHT]
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [, , executablePath, page, out, height = "1500"] = process.argv;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 1200, height: Number(height) }, colorScheme: "light" });
const tab = await context.newPage();
await tab.goto(pathToFileURL(page).href);
await tab.screenshot({ path: out });
await browser.close();
