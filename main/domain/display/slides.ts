import type { Item, Notice } from '../catalogue.ts';

/** 待机轮播: of the published content alone. */
export interface Slide {
  readonly kind: 'notice' | 'guide';
  readonly title: string;
  readonly lines: readonly string[];
}

const noticesShown = 4;
const guidesShown = 6;
const wordsOfNotice = 160;

export function slidesOf(notices: readonly Notice[], items: readonly Item[]): readonly Slide[] {
  return [
    ...notices.slice(0, noticesShown).map(noticeSlide),
    ...items.filter(isAsked).slice(0, guidesShown).map(guideSlide),
  ];
}

function noticeSlide({ title, body }: Notice): Slide {
  const words = body.replace(/\s+/g, ' ').trim();
  return {
    kind: 'notice',
    title,
    lines: [words.length > wordsOfNotice ? `${words.slice(0, wordsOfNotice)}……` : words],
  };
}

const isAsked = ({ status }: Item): boolean => status !== 'retired';

function guideSlide({ name, promisedLimit, materials, feeItems }: Item): Slide {
  const brought = materials.filter(({ required, generated }) => required && !generated).map((one) => one.name);
  return {
    kind: 'guide',
    title: name,
    lines: [
      ...(brought.length > 0 ? [`请带：${brought.slice(0, 5).join('、')}${brought.length > 5 ? ' 等' : ''}`] : []),
      `办理时限：${promisedLimit.value}${promisedLimit.unit === 'workday' ? '个工作日' : '天'}`,
      ...(feeItems.length === 0 ? ['不收费'] : []),
    ],
  };
}
