import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as protocol from '../../../sync/protocol.ts';

/** One entry per version, kept: a terminal of any of them may still stand in some village. */
const schemasOfVersion: Readonly<Record<number, string>> = {
  1: '1a195a9570e97ea0e31be159d2ec9b7d97d04a4910d828fe77e7b2d37ec9a76f',
  2: '4d10423ab8d1cef3a5280c1fc26a0a270dbf5af8f03de96679c731aa3e77030c',
  3: 'ee2d134ebdd0cb3b4a94186e061d6a8a1f10d1e4e00092e01101e9f95a711637',
  4: 'f88881c7f381fd1fd022dde8c8315b62b704389e0ccf4191e77bb43c8036c0f3',
};

test('the wire schemas are those of this protocol version; a change needs a new one: bump protocolVersion', () => {
  const schemas = Object.fromEntries(
    Object.entries(protocol).flatMap(([name, value]) =>
      value instanceof z.ZodType ? [[name, z.toJSONSchema(value as z.ZodType)] as const] : [],
    ),
  );
  expect(Object.keys(schemas).length).toBeGreaterThan(10);
  const hash = createHash('sha256')
    .update(canonicalize(schemas) ?? '')
    .digest('hex');
  expect(hash, 'bump protocolVersion, and add its hash here').toBe(schemasOfVersion[protocol.protocolVersion]);
});
