import { useEffect } from 'react';

const mark = 'data-chinese';

/**
 * In another language the sentences that its table lacks, and what the county wrote, stand in Chinese. They are marked as
 * such, sentence by sentence: a reading voice changes its tongue there, and in a page that is written from the right their
 * full stop stays at their end.
 */
export function useChineseMarks(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const root = document.body;
    markBelow(root);
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element) markBelow(element);
      }
    });
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      for (const element of root.querySelectorAll(`[${mark}]`)) unmark(element);
    };
  }, [isOn]);
}

function markBelow(root: Element): void {
  for (const element of [root, ...root.querySelectorAll('*')]) {
    const isMarked = element.hasAttribute(mark);
    const own = [...element.childNodes]
      .map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : ''))
      .join('');
    if (isChinese(own)) {
      // A page that names the language of a word itself knows better.
      if (isMarked || element.hasAttribute('lang')) continue;
      element.setAttribute(mark, '');
      element.setAttribute('lang', 'zh-CN');
      element.setAttribute('dir', 'ltr');
    } else if (isMarked) unmark(element);
  }
}

function unmark(element: Element): void {
  for (const name of [mark, 'lang', 'dir']) element.removeAttribute(name);
}

/** More Chinese characters than letters of any other script. */
export function isChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 && han >= (text.match(/\p{L}/gu)?.length ?? 0) - han;
}
