import { userInfo } from 'node:os';
import { group, numbers, truth, words } from './ipp-attributes.ts';
import { groupTag, type IppGroup, type IppMessage, type IppValue } from './ipp-message.ts';
import type { Duplex, PrintOrder } from './port.ts';
import { jobNameOf } from './print-order.ts';

/** RFC 8011 §4.2–4.3, and CUPS's own operations above 0x4000. */
export const operation = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
  cupsGetDefault: 0x4001,
  cupsGetPrinters: 0x4002,
} as const;

/** Below 0x100 all went well, perhaps with an attribute left out. */
export const ippStatus = {
  lastSuccess: 0x00ff,
  forbidden: 0x0401,
  notAuthenticated: 0x0402,
  notAuthorised: 0x0403,
  notPossible: 0x0404,
  notFound: 0x0406,
  notAccepting: 0x0506,
} as const;

export type CupsQuestion = { readonly path: string; readonly message: IppMessage };

const server = 'ipp://localhost/';

export function askForQueues(attributes: readonly string[]): CupsQuestion {
  return ask('/', operation.cupsGetPrinters, { 'requested-attributes': words('keyword', ...attributes) });
}

export function askForDefault(): CupsQuestion {
  return ask('/', operation.cupsGetDefault, { 'requested-attributes': words('keyword', 'printer-name') });
}

export function askForQueue(queue: string, attributes: readonly string[]): CupsQuestion {
  return ask('/', operation.getPrinterAttributes, {
    'printer-uri': words('uri', queueUri(queue)),
    'requested-attributes': words('keyword', ...attributes),
  });
}

/** This account's jobs of all queues, finished ones too. CUPS hides the names of other accounts' jobs. */
export function askForJobs(attributes: readonly string[]): CupsQuestion {
  return ask('/', operation.getJobs, {
    'printer-uri': words('uri', server),
    'requesting-user-name': words('name', accountName()),
    'which-jobs': words('keyword', 'all'),
    'my-jobs': truth(true),
    'requested-attributes': words('keyword', ...attributes),
  });
}

export function askForJob(systemId: string, attributes: readonly string[]): CupsQuestion {
  return ask('/', operation.getJobAttributes, {
    'job-uri': words('uri', `${server}jobs/${systemId}`),
    'requesting-user-name': words('name', accountName()),
    'requested-attributes': words('keyword', ...attributes),
  });
}

export function askToCancel(systemId: string): CupsQuestion {
  return ask('/jobs/', operation.cancelJob, {
    'job-uri': words('uri', `${server}jobs/${systemId}`),
    'requesting-user-name': words('name', accountName()),
  });
}

export function askToPrint(order: PrintOrder): CupsQuestion {
  const { message, path } = ask(
    new URL(queueUri(order.queue)).pathname,
    operation.printJob,
    {
      'printer-uri': words('uri', queueUri(order.queue)),
      'requesting-user-name': words('name', accountName()),
      'job-name': words('name', jobNameOf(order)),
      'document-format': words('mimeType', 'application/pdf'),
    },
    group(groupTag.job, {
      copies: numbers('integer', order.copies),
      sides: words('keyword', sides[order.duplex]),
      media: words('keyword', 'iso_a4_210x297mm'),
    }),
  );
  return { path, message: { ...message, document: order.pdf } };
}

const sides: Readonly<Record<Duplex, string>> = {
  'one-sided': 'one-sided',
  'long-edge': 'two-sided-long-edge',
  'short-edge': 'two-sided-short-edge',
};

export function queueUri(queue: string): string {
  return `${server}printers/${encodeURIComponent(queue)}`;
}

let lastRequestId = 0;

function ask(
  path: string,
  code: number,
  attributes: Readonly<Record<string, readonly IppValue[]>>,
  ...groups: readonly IppGroup[]
): CupsQuestion {
  lastRequestId += 1;
  // Charset and language come first, in this order (RFC 8011 §4.1.4.1). English: reasons are keywords either way.
  const first = {
    'attributes-charset': words('charset', 'utf-8'),
    'attributes-natural-language': words('language', 'en'),
  };
  const operationGroup = group(groupTag.operation, { ...first, ...attributes });
  return {
    path,
    message: { code, requestId: lastRequestId, groups: [operationGroup, ...groups], document: new Uint8Array() },
  };
}

function accountName(): string {
  return userInfo().username;
}
