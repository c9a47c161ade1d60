import type { Application, Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';

/** Who the person is was proved at the window; another person is another application. */
const whoItIs = ['name', 'idType', 'idNumber'];

/** The item's form with those fields shown, and closed. */
export function amendableItem(item: Item): Pick<Item, 'formSchema' | 'uiSchema'> {
  const applicant = (item.uiSchema.applicant ?? {}) as Record<string, object | undefined>;
  const closed = whoItIs.map((key) => [key, { ...applicant[key], 'ui:readonly': true }]);
  return { ...item, uiSchema: { ...item.uiSchema, applicant: { ...applicant, ...Object.fromEntries(closed) } } };
}

/** The form of an accepted application, in the shape that the form component knows. It is never stored as a draft. */
export function asDraft(application: Application, form: Readonly<Record<string, unknown>>): Draft {
  const { id, itemCode, itemName, catalogueVersion, channel, situation, identity, operatorId, receivedAt } =
    application;
  const kept = Object.entries(application.provenance).filter(
    ([pointer]) => !whoItIs.some((key) => pointer === `/applicant/${key}`),
  );
  return {
    id,
    revision: 0,
    itemCode,
    itemName,
    catalogueVersion,
    channel,
    situation,
    form: { ...form },
    provenance: Object.fromEntries(kept),
    identity,
    materials: [],
    openedAt: receivedAt,
    updatedAt: receivedAt,
    operatorId,
  };
}
