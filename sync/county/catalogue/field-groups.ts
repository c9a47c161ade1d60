import { citizenNumberTypes } from '../../../main/domain/form/formats.ts';
import {
  agentRelations,
  banks,
  healthStates,
  idTypes,
  labourCapacities,
  nations,
  relations,
  sexes,
} from './code-sets.ts';
import {
  address,
  choice,
  citizenId,
  date,
  type Field,
  group,
  type JsonSchema,
  type Label,
  money,
  objectOf,
  optional,
  optionalGroup,
  personName,
  phone,
  rows,
  text,
  when,
} from './form-fields.ts';

/** The common groups of dossier §2 (A 申请人, B 代理人, C 账户, D 家庭成员, G 结果). Their keys are the same in every item. */

export function applicant(): Field {
  const number: Label = ['证件号码', 'Document number'];
  const registered = address(['户籍地址（证件住址）', 'Registered address']);
  const current = address(['现住址', 'Current address']);
  const plain = group(['申请人', 'Applicant'], {
    name: personName(['姓名', 'Name']),
    idType: choice(['证件类型', 'Document type'], idTypes),
    idNumber: text(number, { maxLength: 20 }),
    sex: choice(['性别', 'Sex'], sexes),
    nation: optional(choice(['民族', 'Ethnic group'], nations)),
    birthDate: date(['出生日期', 'Date of birth']),
    idValidTo: optional(
      text(['证件有效期至', 'Document valid until'], {
        pattern: '^(\\d{4}-\\d{2}-\\d{2}|长期)$',
        example: '2035-06-30',
        maxLength: 10,
        hint: ['年-月-日，或填“长期”', 'YYYY-MM-DD, or 长期 for no expiry'],
      }),
    ),
    address: optional(registered),
    phone: phone(['联系电话', 'Phone']),
    liveAddress: optional(current),
    contactPrefer: optional(
      choice(
        ['怎样联系您最方便', 'Preferred contact'],
        [
          ['phone', '打电话', 'Call'],
          ['sms', '发短信', 'Text message'],
          ['village', '请村里转告', 'Through the village'],
        ],
      ),
    ),
  });
  // Documents of foreigners carry no address; whoever holds one says where he lives instead.
  const byDocument = when({
    condition: heldByForeigner,
    consequence: objectOf({ idNumber: foreignNumber(number), liveAddress: current }),
    otherwise: objectOf({ idNumber: citizenNumber(number), address: registered }),
  });
  return { ...plain, schema: { ...plain.schema, ...byDocument } };
}

/** Filled in only when somebody comes in the applicant's place. */
export function agent(): Field {
  const number: Label = ['代理人证件号码', 'Agent’s document number'];
  const plain = optionalGroup(['代理人（代办时填写）', 'Agent (if someone acts for you)'], {
    name: personName(['代理人姓名', 'Agent’s name']),
    idType: choice(['代理人证件类型', 'Agent’s document type'], idTypes),
    idNumber: text(number, { maxLength: 20 }),
    phone: phone(['代理人电话', 'Agent’s phone']),
    relation: choice(['代理人与申请人关系', 'Agent’s relation to applicant'], agentRelations),
  });
  const byDocument = when({
    condition: heldByForeigner,
    consequence: objectOf({ idNumber: optional(foreignNumber(number)) }),
    otherwise: objectOf({ idNumber: optional(citizenNumber(number)) }),
  });
  return { ...plain, schema: { ...plain.schema, ...byDocument } };
}

export function account(): Field {
  return group(['收款账户', 'Payment account'], {
    bank: choice(['开户银行', 'Bank'], banks),
    holder: personName(['户名', 'Account holder']),
    accountNumber: text(['银行卡号（社保卡金融账号）', 'Account number'], { maxLength: 19, format: 'bank-card' }),
    relation: choice(['户名与申请人关系', 'Holder’s relation to applicant'], relations),
  });
}

/** Means-tested items need health, labour and income of each member; the others only who they are. */
export function familyMembers(label: Label, ask: { readonly means: boolean }): Field {
  const means = (given: Field): Field => (ask.means ? given : optional(given));
  return rows(label, {
    name: personName(['姓名', 'Name']),
    idNumber: citizenId(['身份证号码', 'Citizen number']),
    relation: choice(['与申请人关系', 'Relation to applicant'], relations),
    health: means(choice(['健康状况', 'Health'], healthStates)),
    labour: means(choice(['劳动能力', 'Ability to work'], labourCapacities)),
    job: optional(text(['职业或就读学校', 'Job or school'])),
    monthlyIncome: means(money(['月收入', 'Monthly income'])),
  });
}

export function delivery(): Field {
  const postal = address(['邮寄地址', 'Postal address']);
  const plain = group(['结果领取', 'Result'], {
    method: choice(
      ['领取方式', 'How to get the result'],
      [
        ['window', '窗口领取', 'At the window'],
        ['mail', '邮寄', 'By post'],
        ['agent', '村代办员送到家', 'Brought by the village delegate'],
        ['electronic', '电子证照', 'Electronic'],
      ],
    ),
    address: optional(postal),
  });
  const addressIfMailed = when({
    condition: { properties: { method: { const: 'mail' } }, required: ['method'] },
    consequence: objectOf({ address: postal }),
  });
  return { ...plain, schema: { ...plain.schema, ...addressIfMailed } };
}

const heldByForeigner: JsonSchema = {
  properties: {
    idType: {
      type: 'string',
      enum: idTypes.map(([code]) => code).filter((code) => !citizenNumberTypes.includes(code)),
    },
  },
  required: ['idType'],
};

/** GB 11643 with its check digit. */
function citizenNumber(label: Label): Field {
  return text(label, { maxLength: 18, format: 'citizen-id' });
}

/** A passport number has no check digit that could be tested here; a permit of 2017 has 15 characters. */
function foreignNumber(label: Label): Field {
  return text(label, { maxLength: 20, pattern: '^[A-Za-z0-9]{5,20}$', example: 'E12345678' });
}
