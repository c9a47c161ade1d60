import {
  citizenId,
  date,
  type Field,
  field,
  group,
  type Label,
  month,
  optional,
  optionalGroup,
  personName,
  phone,
  text,
} from './form-fields.ts';

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
  return optionalDateRange(['公示起止（公示后由工作人员填写）', 'Public notice (filled in by staff)']);
}

function rangeEnds(): Readonly<Record<'from' | 'to', Field>> {
  return { from: date(['开始日期', 'From']), to: date(['结束日期', 'To']) };
}

/** WGS 84 degrees; indoors there may be no fix, so a place may always be left out (dossier §5). */
export function coordinates(label: Label): Field {
  return optionalGroup(label, {
    longitude: field(['经度（度）', 'Longitude (°)'], { type: 'number', minimum: 73, maximum: 136 }),
    latitude: field(['纬度（度）', 'Latitude (°)'], { type: 'number', minimum: 3, maximum: 54 }),
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
