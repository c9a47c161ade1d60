import type { FastifyInstance, FastifyRequest } from 'fastify';

const uploadLimitBytes = 16 * 1024 * 1024;

/** A form with a file in it: the file's text counts as one more field, so that the console's form rules hold for it too. */
export function takeUploads(app: FastifyInstance): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: uploadLimitBytes },
    async (request: FastifyRequest, body: Buffer) => {
      const form = await new Response(new Uint8Array(body), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      })
        .formData()
        .catch(() => new FormData());
      const fields = new URLSearchParams();
      for (const [name, value] of form) fields.append(name, typeof value === 'string' ? value : await value.text());
      return fields;
    },
  );
}
