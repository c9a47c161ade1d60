import type { Text } from '../failures.ts';
import type { FieldProblem } from '../result.ts';

/** Where the walk stands, in the form and in words. */
export interface Place {
  readonly pointer: string;
  readonly label: Text;
  /** `家庭成员第 2 行：` inside a list, otherwise empty. */
  readonly row: Text;
}

export function missing(place: Place, note?: Text): FieldProblem {
  return said(place, 'missing', {
    zh: `还差：${place.label.zh}${note ? `（${note.zh}）` : ''}`,
    en: `Still missing: ${place.label.en}${note ? ` (${note.en})` : ''}`,
  });
}

export function malformed(place: Place, message: Text): FieldProblem {
  return said(place, 'format', message);
}

/** As `malformed`, for messages that do not name the field themselves. */
export function malformedField(place: Place, message: Text): FieldProblem {
  return said(place, 'format', {
    zh: `${place.label.zh}：${message.zh}`,
    en: `${place.label.en}: ${message.en}`,
  });
}

/** The catalogue's form can't be followed: never passed over in silence, since an answer would go unchecked. */
export function unusableForm(place: Place): FieldProblem {
  return said(place, 'not-allowed', {
    zh: `表单里“${place.label.zh}”的规则读不懂，请联系县里更新目录；已填的内容都在`,
    en: `The rule for “${place.label.en}” cannot be read; please have the county update the catalogue. Answers are kept`,
  });
}

function said(place: Place, kind: FieldProblem['kind'], message: Text): FieldProblem {
  return {
    pointer: place.pointer,
    kind,
    message: { zh: place.row.zh + message.zh, en: place.row.en + message.en },
    ...(place.row.zh === '' ? {} : { row: place.row }),
  };
}
