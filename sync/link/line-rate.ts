import { Transform } from 'node:stream';

const sliceBytes = 2048;

/** Lets bytes through as fast as `bytesPerSecond` says now (null: unlimited); the rate may change while they flow. */
export function createLineRate(bytesPerSecond: () => number | null): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const pushFrom = (offset: number) => {
        const rate = bytesPerSecond();
        if (rate === null) {
          this.push(chunk.subarray(offset));
          return done();
        }
        const slice = chunk.subarray(offset, offset + sliceBytes);
        this.push(slice);
        const nextOffset = offset + slice.length;
        const delayMs = (slice.length / rate) * 1000;
        setTimeout(() => {
          if (this.destroyed) return done();
          if (nextOffset >= chunk.length) return done();
          pushFrom(nextOffset);
        }, delayMs);
      };
      pushFrom(0);
    },
  });
}
