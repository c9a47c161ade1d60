import type { CardReading } from '../../../../main/domain/application.ts';
import { type DisclosureForm, disclosureFormSchema } from '../../../../main/domain/disclosure-request.ts';
import type { Text } from '../../../../main/domain/failures.ts';

/** Who asks: by the card on the reader, by what they type, or for an organisation. */
export const askers = ['card', 'typed', 'organisation'] as const;
export type Asker = (typeof askers)[number];

/** As it is being answered; what has been chosen is told from what stands there from the beginning. */
export interface AskedDisclosure extends DisclosureForm {
  readonly who: Asker | null;
  /** Off the card alone, for the address. */
  readonly cardAddress: string | null;
  readonly topic: TopicKey | null;
  readonly year: string | null;
  readonly ownWords: string;
  readonly isPurposeSaid: boolean;
  readonly isFormSaid: boolean;
  readonly isDeliverySaid: boolean;
}

export const blankDisclosure: AskedDisclosure = {
  applicantKind: 'person',
  name: '',
  contactName: '',
  idType: '111',
  idNumber: '',
  phone: '',
  address: '',
  wanted: '',
  purpose: '',
  form: 'paper',
  delivery: 'pickup',
  email: '',
  who: null,
  cardAddress: null,
  topic: null,
  year: null,
  ownWords: '',
  isPurposeSaid: false,
  isFormSaid: false,
  isDeliverySaid: false,
};

/** What townships are asked about most, so that nobody has to write (基层政务公开标准目录). */
export const topics = {
  subsidies: { zh: '种粮等涉农补贴发放', en: 'Farm subsidies' },
  aid: { zh: '低保、特困、临时救助', en: 'Social assistance' },
  land: { zh: '征地和补偿', en: 'Land taken and compensation' },
  housing: { zh: '危房改造、住房保障', en: 'Housing repair and support' },
  money: { zh: '财政预算决算、资金分配', en: 'Budgets and how money was shared out' },
  projects: { zh: '建设项目和招标', en: 'Building projects and tenders' },
  village: { zh: '村集体资产和村务', en: 'Village assets and affairs' },
  people: { zh: '养老、残疾人服务', en: 'Care for the elderly and the disabled' },
  school: { zh: '教育和学生资助', en: 'Schools and help for pupils' },
  health: { zh: '医疗卫生、医保', en: 'Health and medical insurance' },
  rules: { zh: '文件和办事规定', en: 'Documents and rules' },
  other: { zh: '其他信息', en: 'Something else' },
} as const satisfies Readonly<Record<string, Text>>;
export type TopicKey = keyof typeof topics;
export const topicKeys = Object.keys(topics) as readonly TopicKey[];

/** In the county's language, whatever the screen speaks: a clerk there reads it. */
export function wantedOf({ topic, year, ownWords }: AskedDisclosure): string {
  const about = topic === null || topic === 'other' ? '' : topics[topic].zh;
  return [year === null || year === anyYear ? '' : `${year}年`, about, ownWords.trim()]
    .filter((part) => part !== '')
    .join(' ');
}
export const anyYear = '*';

/** What goes to the county: the answers without the marks of the screen. */
export function formOf(asked: AskedDisclosure): DisclosureForm {
  const address = asked.delivery === 'post' ? asked.address : '';
  const email = asked.delivery === 'email' ? asked.email : '';
  return disclosureFormSchema.parse({ ...asked, wanted: wantedOf(asked), address, email });
}

export function fromCard({ name, idNumber, cardType, ...reading }: CardReading): Partial<AskedDisclosure> {
  const address = 'address' in reading && typeof reading.address === 'string' ? reading.address : '';
  return { name, idNumber, idType: idTypeOf(cardType), cardAddress: address === '' ? null : address };
}

/** GA/T 2000.156. */
function idTypeOf(cardType: CardReading['cardType']): string {
  if (cardType === 'citizen') return '111';
  return cardType === 'hmt' ? '154' : '553';
}

export const isEmail = (text: string): boolean =>
  disclosureFormSchema.shape.email.safeParse(text).success && text !== '';
export const isTypedOnDigits = (idType: string): boolean => idType === '111' || idType === '154';
/** 居民身份证 and its like have 18 signs; of other documents more than three are enough. */
export const leastSigns = (idType: string): number => (isTypedOnDigits(idType) || idType === '990' ? 18 : 4);
