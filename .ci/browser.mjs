// Looks at exported plans as a browser does. Run by .ci/browser, beside the packages that it installs:
//   node browser.mjs FOLDER     FOLDER holds plans as .html and .md, FOLDER/paper those that are only printed, and FOLDER/papers employment plans;
//                               PDFs are written beside them
// CHROMIUM names the browser; without it, the one that playwright installed is used. PICTURES=1 takes pictures too.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const AXE = axe.source;
const MERMAID = readFileSync(createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js"), "utf8");
const WIDTHS = [1280, 380];
const NARROWEST = 320;
const SCHEMES = ["light", "dark"];
const PAGES = [2, 4];
const PAGES_OF_A_PAPER = 2;
// A letter sheet in CSS pixels, and its margins above and below together.
const SHEET = { width: 816, height: 1056 };
const MARGINS = 84;
const PICTURED = "new-to-the-field.html";

const folder = resolve(process.argv[2]);
const files = (ending, below = "") => readdirSync(join(folder, below)).filter((name) => name.endsWith(ending)).sort().map((name) => join(below, name));
const faults = new Set();
const fault = (where, what) => faults.add(`${where}: ${what}`);

// A page of its own storage, that reports what no plan may do: say anything in the console, fail, or load anything but itself.
async function opened(browser, name, options = {}, before = undefined) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const address = pathToFileURL(join(folder, name)).href;
  page.on("console", (message) => fault(name, `console: ${message.text()}`));
  page.on("pageerror", (error) => fault(name, `script: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== address) fault(name, `asks for ${request.url()}`);
  });
  if (before) await page.addInitScript(before);
  await page.goto(address);
  return page;
}

// Every rule that axe has, also those it leaves off by default.
async function axeFindings(page, where) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
    const { violations, incomplete, passes } = await axe.run(document, { rules });
    const short = (results) => results.map((r) => ({ id: r.id, help: r.help, nodes: r.nodes.map((n) => n.html.slice(0, 160)) }));
    return { violations: short(violations), incomplete: short(incomplete), passes: passes.length };
  });
  for (const { id, help, nodes } of found.violations) fault(where, `axe ${id}: ${help}, ${nodes.length} times, first ${nodes[0]}`);
  const unsure = found.incomplete.map((r) => `${r.id} ${r.nodes.length}`).join(", ") || "nothing";
  console.log(`${where}: axe: ${found.passes} rules pass, ${found.violations.length} fail; left to a person: ${unsure}`);
}

// The top of some parts: a picture of a whole plan is taller than a browser likes to draw.
async function pictures(page, name) {
  for (const part of ["opening", "told", "dates", "money", "schools", "steps", "sheet"]) {
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView({ behavior: "instant" }), `part-${part}`);
    await page.screenshot({ path: join(folder, `${name}-${part}.png`) });
  }
}

async function look(browser, name) {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const where = `${name}, ${colorScheme}, ${width} px`;
      const page = await opened(browser, name, { colorScheme, viewport: { width, height: 900 } });
      await fits(page, where);
      await axeFindings(page, where);
      if (process.env.PICTURES) await pictures(page, `${basename(name, ".html")}-${colorScheme}-${width}`);
      await page.context().close();
    }
  }
  const page = await opened(browser, name, { viewport: { width: NARROWEST, height: 900 } });
  await fits(page, `${name}, ${NARROWEST} px`);
  await page.context().close();
}

// Nothing is wider than the screen, and in the charts no label runs into the figure beside it.
async function fits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) fault(where, `is ${over} px too wide`);
  const crossed = await page.evaluate(() => {
    const texts = [...document.querySelectorAll(".chart text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 4 && b.top < a.bottom - 4;
    return texts.flatMap(([one, a], i) => texts.slice(i + 1).filter(([, b]) => meet(a, b)).map(([other]) => `${one} | ${other}`));
  });
  if (crossed.length) fault(where, `letters of a chart cross: ${crossed.join("; ")}`);
}

async function keyboard(browser, name) {
  const page = await opened(browser, name);
  await page.keyboard.press("Tab");
  const skip = page.locator("a.skip:focus");
  const box = (await skip.count()) ? await skip.boundingBox() : null;
  if (!box || box.x < 0) fault(name, "the first Tab does not show the link past the list of parts");
  await page.keyboard.press("Enter");
  if (!(await page.locator("main:focus").count())) fault(name, "the skip link does not lead to the plan");
  const broken = await page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')].map((a) => a.hash.slice(1)).filter((id) => !document.getElementById(id)),
  );
  if (broken.length) fault(name, `links lead nowhere: ${broken.join(", ")}`);
  await page.context().close();
}

async function ticks(browser, name, other) {
  const page = await opened(browser, name);
  const boxes = page.locator("input[type=checkbox]");
  const count = await boxes.count();
  if (count < 3) return fault(name, `has ${count} boxes to tick`);
  const state = () => boxes.evaluateAll((all) => all.map((box) => box.checked));
  await boxes.nth(0).check();
  await boxes.nth(2).focus();
  await page.keyboard.press("Space");
  const ticked = JSON.stringify(await state());
  await page.reload();
  if (JSON.stringify(await state()) !== ticked) fault(name, "ticks do not survive a reload");
  if (!(await page.locator(".ticks").first().isVisible())) fault(name, "does not say where ticks are kept");
  await page.goto(pathToFileURL(join(folder, name)).href);
  await boxes.nth(0).uncheck();
  await page.reload();
  if ((await state())[0]) fault(name, "a box that was unticked is ticked again");
  const inherited = await page.evaluate(() => Object.keys(localStorage).length);
  if (inherited !== 1) fault(name, `keeps ${inherited} ticks where 1 is left`);
  await page.context().close();

  const both = await opened(browser, name);
  await both.locator("input[type=checkbox]").evaluateAll((all) => all.forEach((box) => box.click()));
  both.removeAllListeners("request");
  await both.goto(pathToFileURL(join(folder, other)).href);
  if (await both.locator("input:checked").count()) fault(other, `has the ticks of ${name}`);
  await both.context().close();

  const refuse = () =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("no", "SecurityError");
      },
    });
  const strict = await opened(browser, name, {}, refuse);
  await strict.locator("input[type=checkbox]").first().check();
  if (await strict.locator(".ticks").first().isVisible()) fault(name, "says that ticks are kept where they cannot be");
  await strict.context().close();
}

// Prints a page to a PDF beside it; returns how many sheets that took.
async function print(page, name) {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  writeFileSync(join(folder, name.replace(/html$/, "pdf")), pdf);
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

// An employment plan takes two sheets for everybody, also after much happened.
async function employmentPlans(browser) {
  const names = files(".html", "papers");
  for (const name of names) {
    const page = await opened(browser, name, { viewport: SHEET });
    const pages = await print(page, name);
    if (pages !== PAGES_OF_A_PAPER) fault(name, `prints on ${pages} pages, not ${PAGES_OF_A_PAPER}`);
    await page.context().close();
  }
  if (!names.length) fault("papers", "there is none");
  else await look(browser, names[0]);
  console.log(`${names.length} employment plans printed`);
}

async function paper(browser, name) {
  const page = await opened(browser, name, { colorScheme: "dark", viewport: SHEET });
  const pages = await print(page, name);
  if (pages < PAGES[0] || pages > PAGES[1]) fault(name, `prints on ${pages} pages, not ${PAGES.join(" to ")}`);
  await onPaper(page, name);
  console.log(`${name}: ${pages} printed pages`);
  await page.context().close();
}

// On paper page one and the sheet of questions have room on one page each, and the schools to ask stand on both.
async function onPaper(page, name) {
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const found = await page.evaluate(() => {
    const bottom = (selector) => document.querySelector(selector)?.getBoundingClientRect().bottom ?? 0;
    const sheet = document.querySelector(".sheet");
    const heads = [...(sheet?.querySelectorAll("thead th") ?? [])].map((head) => head.textContent).slice(1);
    return { first: bottom("#part-told"), sheet: sheet?.getBoundingClientRect().height ?? 0, heads, text: document.body.innerText };
  });
  const room = SHEET.height - MARGINS;
  if (found.first > room) fault(name, `page one runs over by ${Math.round(found.first - room)} px`);
  if (found.sheet > room) fault(name, `the sheet runs over by ${Math.round(found.sheet - room)} px`);
  for (const head of found.heads.filter((text) => !/^Answer$| [ABC]$/.test(text))) {
    if (found.text.split(head).length < 3) fault(name, `${head} stands on the sheet alone`);
  }
}

// A picture of the first page as it is printed, with the margins that a printer leaves.
async function printed(browser, name) {
  const page = await opened(browser, name, { viewport: SHEET, deviceScaleFactor: 0.85 });
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.evaluate((margin) => {
    document.body.style.padding = `${margin}px`;
    for (const part of document.querySelectorAll("#part-told ~ section")) part.style.display = "none";
  }, MARGINS / 2);
  await page.screenshot({ path: join(folder, "printed.png"), clip: { x: 0, y: 0, ...SHEET } });
  await page.context().close();
}

// mermaid reads the chart, draws it, and draws a bar a line of it.
async function charts(browser) {
  const page = await browser.newPage();
  await page.addScriptTag({ content: MERMAID });
  let read = 0;
  for (const name of files(".md")) {
    for (const [, chart] of readFileSync(join(folder, name), "utf8").matchAll(/^```mermaid\n(.*?)^```$/gms)) {
      const bars = chart.match(/^ +(fast|until slow) :/gm)?.length ?? 0;
      const told = await page.evaluate(drawn, chart);
      if (told !== `gantt, ${bars} bars`) fault(name, `mermaid makes of a chart of ${bars} bars: ${told}`);
      read += 1;
    }
  }
  if (!read) fault("Markdown", "no mermaid chart was found");
  console.log(`Markdown: ${read} mermaid charts read and drawn`);
}

async function drawn(chart) {
  try {
    const { diagramType } = await mermaid.parse(chart);
    document.body.innerHTML = (await mermaid.render("chart", chart)).svg;
    return `${diagramType}, ${document.querySelectorAll("rect.task").length} bars`;
  } catch (error) {
    return error.message;
  }
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined });
try {
  const names = files(".html");
  if (names.length < 2) fault(folder, "needs two plans at least");
  for (const [i, name] of names.entries()) {
    await look(browser, name);
    await keyboard(browser, name);
    await ticks(browser, name, names[(i + 1) % names.length]);
    await paper(browser, name);
  }
  for (const name of files(".html", "paper")) await paper(browser, name);
  await employmentPlans(browser);
  await printed(browser, PICTURED);
  await charts(browser);
} finally {
  await browser.close();
}
for (const line of faults) console.error(`FAULT ${line}`);
console.log(faults.size ? `${faults.size} faults` : "no fault found");
process.exitCode = faults.size ? 1 : 0;
