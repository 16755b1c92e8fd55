// What is wrong with a page as it stands in a real browser: one readable line each, none when all is well.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** K6: below this a finger misses, by the density the page was told; keys of the touch keyboard may be smaller and closer. */
const TARGET_MM = 20;
const TARGET_GAP_PX = 16;
const KEY_MM = 15;
const KEY_GAP_PX = 8;

/** Everything axe-core knows, best practices included. */
export async function axeFaults(page: Page): Promise<string[]> {
  // By evaluation, because the pages' own policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const { violations } = await engine.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map((check) => check.message).join(' ');
        return `axe ${id} (${impact}): ${help} – ${target.join(' ')} – ${why}`;
      }),
    );
  });
}

/** Text that runs out of its box, under a clipping edge or off the screen; a box that is higher than its place. */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    const say = (element: Element, what: string) => {
      const of = `${element.localName}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
      faults.push(`layout ${what}: ${of}`);
    };
    const clamps = (style: CSSStyleDeclaration) => style.webkitLineClamp !== 'none';
    if (root.scrollWidth > root.clientWidth) faults.push(`layout the page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);

    for (const element of document.querySelectorAll<HTMLElement>('body *:not(svg, svg *, .unseen)')) {
      const style = getComputedStyle(element);
      if (element.clientWidth === 0 || clamps(style)) continue;
      // In a fold that is shut, or so far off the screen that the browser has not laid it out.
      if (!element.checkVisibility({ contentVisibilityAuto: true })) continue;
      if (style.overflowX === 'visible' && element.scrollWidth > element.clientWidth + 1) {
        say(element, `wider than its box (${element.scrollWidth} > ${element.clientWidth})`);
      }
      const isBox = ['button', 'li', 'main', 'section', 'dialog', 'td'].includes(element.localName);
      if (isBox && style.overflowY === 'visible' && element.scrollHeight > element.clientHeight + 1) {
        say(element, `higher than its box (${element.scrollHeight} > ${element.clientHeight})`);
      }
    }

    // A page that cannot be scrolled, as a board, cuts off what is below its edge too.
    const fixed = getComputedStyle(document.body).overflowY === 'hidden';
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (parent === null || (text.textContent ?? '').trim() === '' || parent.closest('.unseen') !== null) continue;
      // For a screen reader alone, at this size of the page.
      if (getComputedStyle(parent).clipPath === 'inset(50%)') continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right, bottom, width } = range.getBoundingClientRect();
      if (width === 0) continue;
      let scrolls = false;
      let seenTo = bottom;
      for (let around: HTMLElement | null = parent; around !== null && !scrolls; around = around.parentElement) {
        const style = getComputedStyle(around);
        const box = around.getBoundingClientRect();
        // Of what has more lines than it may show, the rest is hidden.
        if (clamps(style)) seenTo = Math.min(seenTo, box.bottom);
        scrolls = style.overflowX === 'auto' && around.scrollWidth > around.clientWidth;
        if (style.overflowX === 'hidden' && !clamps(style) && (left < box.left - 1 || right > box.right + 1)) say(parent, 'is cut off');
      }
      const beside = !scrolls && (left < -1 || right > root.clientWidth + 1);
      if (beside || (fixed && seenTo > root.clientHeight + 1)) say(parent, 'runs off the screen');
    }
    return faults;
  });
}

/** Things to touch that are too small or too close together. */
export async function touchFaults(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ target, gap, key, keyGap }) => {
      const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
      if (!(mm > 0)) return ['touch the page knows no millimetre'];
      const modal = document.querySelector('dialog[open]');
      const targets = [...(modal ?? document).querySelectorAll<HTMLElement>('button, summary, a, input')].filter((element) => element.checkVisibility());
      const boxes = targets
        .map((element) => ({ element, box: element.getBoundingClientRect(), isKey: element.matches('.hg-button') }))
        .filter(({ box }) => box.width > 0);
      const named = (element: Element) => `"${(element.textContent ?? '').trim().slice(0, 40)}"`;
      const small = boxes.flatMap(({ element, box, isKey }) => {
        const least = (isKey ? key : target) * mm - 0.5;
        return box.width < least || box.height < least
          ? [`touch ${named(element)} is ${(box.width / mm).toFixed(1)} x ${(box.height / mm).toFixed(1)} mm`]
          : [];
      });
      // The actions of a sheet stay in place while its list scrolls under them; the list has room to scroll clear.
      const layer = (element: Element) =>
        element.closest('.touch-keyboard, .search-found, .sheet-actions, .kiosk-bar, dialog') ?? element.closest('.kiosk-body');
      const close = boxes.flatMap((one, i) =>
        boxes.slice(i + 1).flatMap((other) => {
          if (layer(one.element) !== layer(other.element)) return [];
          const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
          const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
          const apart = Math.max(across, down);
          return apart < (one.isKey ? keyGap : gap) - 0.5 ? [`touch ${named(one.element)} and ${named(other.element)} are ${Math.round(apart)} px apart`] : [];
        }),
      );
      return [...small, ...close];
    },
    { target: TARGET_MM, gap: TARGET_GAP_PX, key: KEY_MM, keyGap: KEY_GAP_PX },
  );
}

/** C10: below this a thumb that holds a tablet misses. */
const THUMB_PX = 56;

/** Things to touch on a tablet that are too small. */
export async function thumbFaults(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const modal = document.querySelector('dialog[open]');
    const targets = [...(modal ?? document).querySelectorAll<HTMLElement>('button, a, input, select')].filter((element) => element.checkVisibility());
    return targets.flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const small = width < least - 0.5 || height < least - 0.5;
      return small ? [`touch "${(element.textContent ?? '').trim().slice(0, 40)}" is ${Math.round(width)} x ${Math.round(height)} px`] : [];
    });
  }, THUMB_PX);
}
