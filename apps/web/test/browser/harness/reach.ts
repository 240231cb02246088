import type { Page } from 'playwright-core';

/** What a reader without a mouse, or without eyes, would stumble over; each as the element that begins it. */
export async function stumbles(page: Page, locale: 'zh' | 'en'): Promise<readonly string[]> {
  const spoken = { zh: '\\p{Script=Han}', en: '[A-Za-z]' }[locale];
  return page.evaluate<string[]>(`(() => {
    const isSeen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: false });
    const isHidden = (one) => one.closest('[aria-hidden=true]') !== null;
    const open = [...document.querySelectorAll('dialog[open]')].at(-1);
    const all = (selector) => [...(open ?? document).querySelectorAll(selector)].filter((one) => isSeen(one) && !isHidden(one));
    const said = (one) => (one.getAttribute('aria-labelledby') ?? '').split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()
      || (one.ariaLabel ?? '').trim() || [...(one.labels ?? [])].map((label) => label.textContent).join(' ').trim()
      || (one.title ?? '').trim();
    const shown = (one) => one.outerHTML.replace(/\\s+/g, ' ').slice(0, 140);
    const found = [];
    for (const one of all('button, a[href], summary, [role=button], [role=tab], [role=switch], [role=option]')) {
      const name = said(one);
      if ((one.textContent.trim() || name) === '') found.push('no name: ' + shown(one));
      else if (one.textContent.trim() === '' && !new RegExp(${JSON.stringify(spoken)}, 'u').test(name))
        found.push('named in another language: ' + shown(one));
    }
    for (const one of all('input:not([type=hidden]), select, textarea, [role=combobox], [contenteditable=true]'))
      if (said(one) === '') found.push('no label: ' + shown(one));
    let level = open === undefined ? 0 : 1;
    for (const one of all('h1, h2, h3, h4, h5, h6')) {
      const next = Number(one.tagName.slice(1));
      if (next > level + 1) found.push('h' + level + ' then ' + shown(one));
      level = next;
    }
    if (open === undefined && all('h1').length !== 1) found.push(all('h1').length + ' headings of the page');
    if (document.documentElement.scrollWidth > innerWidth) found.push('wider than the window: ' + document.documentElement.scrollWidth);
    return found;
  })()`);
}

/** What the focus comes to by the tabulator, as far as it goes; those on which nobody sees that they have it. */
export async function unseenStops(page: Page, most: number): Promise<readonly string[]> {
  const unseen = new Set<string>();
  const first = await page.evaluate<string>('document.activeElement?.outerHTML ?? ""');
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<{
      readonly html: string;
      readonly isSeen: boolean;
    } | null>(`(async () => {
      const one = document.activeElement;
      if (one === null || one === document.body) return null;
      const marks = (it) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      };
      const isMarked = () => {
        for (let it = one, up = 0; it !== null && up < 4; it = it.parentElement, up += 1) if (marks(it)) return true;
        return false;
      };
      // The box of the formula draws its mark a moment later.
      for (let frames = 0; frames < 30 && !isMarked(); frames += 1) await new Promise((done) => requestAnimationFrame(done));
      const isSeen = isMarked();
      return { html: one.outerHTML.replace(/\\s+/g, ' ').slice(0, 140), isSeen };
    })()`);
    if (stop === null || stop.html === first.slice(0, 140)) break;
    if (!stop.isSeen) unseen.add(stop.html);
  }
  return [...unseen];
}
