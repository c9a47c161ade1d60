import type { PreviousUpload, UrlStorage } from 'tus-js-client';

/**
 * Where each material's upload goes on, by its hash. In memory: after a restart the county's word on what it lacks is
 * asked anew, and only the one material that was under way begins again.
 */
export function createUploadUrls(): UrlStorage & { forget(sha256: string): void } {
  const uploads = new Map<string, PreviousUpload>();
  return {
    findAllUploads: async () => [...uploads.values()],
    async findUploadsByFingerprint(sha256) {
      const upload = uploads.get(sha256);
      return upload ? [upload] : [];
    },
    async removeUpload(sha256) {
      uploads.delete(sha256);
    },
    async addUpload(sha256, upload) {
      uploads.set(sha256, { ...upload, urlStorageKey: sha256 });
      return sha256;
    },
    forget(sha256) {
      uploads.delete(sha256);
    },
  };
}
