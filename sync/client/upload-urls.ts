import type { UrlStorage } from 'tus-js-client';
import type { RememberedUpload, UploadMemory } from '../ports.ts';

/**
 * Where each material's upload goes on, by its hash, in the form that tus-js-client wants. Only what lies below the
 * county's address for uploads is remembered, and as a path: the county may have another address after a restart.
 */
export function createUploadUrls(endpoint: URL, memory: UploadMemory): UrlStorage {
  const root = `${endpoint.href.replace(/\/$/, '')}/`;
  return {
    findAllUploads: async () => [],
    async findUploadsByFingerprint(sha256) {
      const known = memory.find(sha256);
      if (!known) return [];
      return [
        {
          size: known.sizeBytes,
          metadata: {},
          creationTime: known.createdAt,
          urlStorageKey: sha256,
          uploadUrl: `${root}${known.path}`,
          parallelUploadUrls: null,
        },
      ];
    },
    async removeUpload(sha256) {
      memory.forget(sha256);
    },
    async addUpload(sha256, { uploadUrl, size, creationTime }) {
      if (uploadUrl?.startsWith(root) && size !== null) {
        memory.remember(sha256, { path: uploadUrl.slice(root.length), sizeBytes: size, createdAt: creationTime });
      }
      return sha256;
    },
  };
}

/** For a county connection that nobody gave a lasting memory. */
export function createBriefUploadMemory(): UploadMemory {
  const uploads = new Map<string, RememberedUpload>();
  return {
    find: (sha256) => uploads.get(sha256) ?? null,
    remember(sha256, upload) {
      uploads.set(sha256, upload);
      return true;
    },
    forget: (sha256) => void uploads.delete(sha256),
  };
}
