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
  field,
  group,
  type Label,
  money,
  month,
  optional,
  optionalGroup,
  personName,
  phone,
  rows,
  text,
  when,
} from './form-fields.ts';

/** The common groups of dossier §2 (A 申请人, B 代理人, C 账户, D 家庭成员, G 结果). Their keys are the same in every item. */

const idNumber: Field = text(['证件号码', 'Document number'], { maxLength: 20 });

/** A passport has no check digit that could be tested here, and a permit of 2017 has 15 characters. */
const idNumberByType = when({
  condition: { properties: { idType: { type: 'string', enum: citizenNumberTypes } }, required: ['idType'] },
  consequence: { properties: { idNumber: { type: 'string', format: 'citizen-id' } } },
  otherwise: { properties: { idNumber: { type: 'string', pattern: '^[A-Za-z0-9]{5,20}$' } } },
});

export function applicant(): Field {
  const plain = group(['申请人', 'Applicant'], {
    name: personName(['姓名', 'Name']),
    idType: choice(['证件类型', 'Document type'], idTypes),
    idNumber,
    sex: choice(['性别', 'Sex'], sexes),
    nation: optional(choice(['民族', 'Ethnic group'], nations)),
    birthDate: date(['出生日期', 'Date of birth']),
    idValidTo: optional(
      text(['证件有效期至', 'Document valid until'], {
        pattern: '^(\\d{4}-\\d{2}-\\d{2}|长期)$',
        example: '2035-06-30',
        maxLength: 10,
        hint: ['年-月-日,或填"长期"', 'YYYY-MM-DD, or 长期 for no expiry'],
      }),
    ),
    address: address(['户籍地址(证件住址)', 'Registered address']),
    phone: phone(['联系电话', 'Phone']),
    liveAddress: optional(
      text(['现住址', 'Current address'], {
        maxLength: 100,
        hint: ['与户籍地址相同可不填', 'Leave empty if the same as the registered address'],
      }),
    ),
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
  return { ...plain, schema: { ...plain.schema, ...idNumberByType } };
}

/** Filled in only when somebody comes in the applicant's place. */
export function agent(): Field {
  const plain = optionalGroup(['代理人(代办时填写)', 'Agent (if someone acts for you)'], {
    name: personName(['代理人姓名', 'Agent’s name']),
    idType: choice(['代理人证件类型', 'Agent’s document type'], idTypes),
    idNumber,
    phone: phone(['代理人电话', 'Agent’s phone']),
    relation: choice(['与申请人关系', 'Relation to applicant'], agentRelations),
  });
  return { ...plain, schema: { ...plain.schema, ...idNumberByType } };
}

export function account(): Field {
  return group(['收款账户', 'Payment account'], {
    bank: choice(['开户银行', 'Bank'], banks),
    holder: personName(['户名', 'Account holder']),
    accountNumber: text(['银行卡号(社保卡金融账号)', 'Account number'], { maxLength: 19, format: 'bank-card' }),
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
    address: optional(address(['邮寄地址', 'Postal address'])),
  });
  const addressIfMailed = when({
    condition: { properties: { method: { const: 'mail' } }, required: ['method'] },
    consequence: { properties: { address: { type: 'string', minLength: 1 } }, required: ['address'] },
  });
  return { ...plain, schema: { ...plain.schema, ...addressIfMailed } };
}

/** 自然人 named in an item's own fields. */
export function person(label: Label): Field {
  return group(label, personFields());
}

export function optionalPerson(label: Label): Field {
  return optionalGroup(label, personFields());
}

export function personFields(): Readonly<Record<'name' | 'idNumber' | 'phone', Field>> {
  return {
    name: personName(['姓名', 'Name']),
    idNumber: citizenId(['身份证号码', 'Citizen number']),
    phone: optional(phone(['联系电话', 'Phone'])),
  };
}

export function dateRange(label: Label): Field {
  return group(label, rangeEnds());
}

export function monthRange(label: Label): Field {
  return group(label, {
    from: month(['起始月份', 'From']),
    to: month(['截止月份', 'To']),
  });
}

export function optionalDateRange(label: Label): Field {
  return optionalGroup(label, rangeEnds());
}

/** 公示起止: known to the office after the notice was posted, so never asked for at the window. */
export function noticePeriod(): Field {
  return optionalDateRange(['公示起止(公示后由工作人员填写)', 'Public notice (filled in by staff)']);
}

function rangeEnds(): Readonly<Record<'from' | 'to', Field>> {
  return { from: date(['开始日期', 'From']), to: date(['结束日期', 'To']) };
}

/** WGS 84 degrees; indoors there may be no fix, so a place may always be left out (dossier §5). */
export function coordinates(label: Label): Field {
  return optionalGroup(label, {
    longitude: field(['经度(度)', 'Longitude (°)'], { type: 'number', minimum: 73, maximum: 136 }),
    latitude: field(['纬度(度)', 'Latitude (°)'], { type: 'number', minimum: 3, maximum: 54 }),
  });
}

/** 四至 */
export function boundaries(label: Label): Field {
  return group(label, {
    east: text(['东至', 'East to']),
    south: text(['南至', 'South to']),
    west: text(['西至', 'West to']),
    north: text(['北至', 'North to']),
  });
}
