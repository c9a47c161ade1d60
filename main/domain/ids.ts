/** Branded ids: a material's hash can't be handed in where an application's id is asked for. */
type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** 办件 id: UUID v7, made on the terminal, never reused, the idempotency key of everything about one application. */
export type ApplicationId = Brand<string, 'ApplicationId'>;
/** 事项 code as published by the county; opaque, never parsed. */
export type ItemCode = Brand<string, 'ItemCode'>;
/** 材料 code within the catalogue. */
export type MaterialCode = Brand<string, 'MaterialCode'>;
/** Lower-case hex SHA-256 of a page's plain bytes. */
export type Sha256 = Brand<string, 'Sha256'>;
/** Id that the county gave this terminal at enrolment. */
export type TerminalId = Brand<string, 'TerminalId'>;
/** Staff number (工号). */
export type OperatorId = Brand<string, 'OperatorId'>;
/** One reading of an identity card. */
export type ReadingId = Brand<string, 'ReadingId'>;
/** 办件编号 printed on the receipt before the county's number exists (number.ts). */
export type LocalNumber = Brand<string, 'LocalNumber'>;
