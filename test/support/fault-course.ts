import fc from 'fast-check';
import { z } from 'zod';

/**
 * What befalls the requests between a terminal and its county, in the order in which they arrive. Plain data: printed,
 * shrunk by fast-check, kept as a regression and played again.
 */
export const faultSchema = z.discriminatedUnion('fault', [
  z.object({ fault: z.literal('none') }),
  z.object({ fault: z.literal('late'), ms: z.int().min(0) }),
  z.object({ fault: z.literal('thin'), bytesPerSecond: z.int().min(1000) }),
  /** The line is reset when the county has this much of the body. */
  z.object({ fault: z.literal('cut-request'), afterBytes: z.int().min(0) }),
  /** The line is reset when the terminal has the head and this much of the answer. */
  z.object({ fault: z.literal('cut-reply'), afterBytes: z.int().min(0) }),
  /** The county has done the work; not a byte of its answer comes through. */
  z.object({ fault: z.literal('reply-lost') }),
  z.object({ fault: z.literal('request-twice') }),
  /** The same answer two times on one connection that stays open. */
  z.object({ fault: z.literal('reply-twice') }),
  /** Whole HTTP around a part of the body. */
  z.object({ fault: z.literal('reply-truncated'), keepBytes: z.int().min(0) }),
  z.object({ fault: z.literal('status'), status: z.literal([413, 429, 500, 502, 503]) }),
  z.object({ fault: z.literal('portal') }),
  /** Nothing answers for this long, then the line is reset. */
  z.object({ fault: z.literal('black-hole'), ms: z.int().min(0) }),
]);
export type Fault = z.infer<typeof faultSchema>;

export const courseStepSchema = z.union([
  z.intersection(z.object({ requests: z.int().min(1) }), faultSchema),
  /** SIGKILL, while the county has a request in hand, or when it has answered and the answer is not yet there. */
  z.object({ kill: z.enum(['terminal', 'county']), when: z.enum(['request', 'reply']) }),
]);
export type CourseStep = z.infer<typeof courseStepSchema>;

export type Turn = { readonly fault: Fault } | Extract<CourseStep, { kill: string }>;

export interface FaultCourse {
  /** What befalls the next request; nothing any more once the course is through. */
  next(): Turn;
}

export function faultCourse(steps: readonly CourseStep[]): FaultCourse {
  const left = [...steps];
  let done = 0;
  return {
    next() {
      const step = left[0];
      if (step === undefined) return { fault: { fault: 'none' } };
      if ('kill' in step) {
        left.shift();
        return step;
      }
      done += 1;
      if (done >= step.requests) {
        left.shift();
        done = 0;
      }
      const { requests: _, ...fault } = step;
      return { fault };
    },
  };
}

const bytes = fc.nat({ max: 30_000 });
const faults: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Fault>({ fault: 'none' }) },
  fc.integer({ min: 5, max: 120 }).map((ms): Fault => ({ fault: 'late', ms })),
  fc.integer({ min: 60_000, max: 400_000 }).map((bytesPerSecond): Fault => ({ fault: 'thin', bytesPerSecond })),
  bytes.map((afterBytes): Fault => ({ fault: 'cut-request', afterBytes })),
  fc.nat({ max: 400 }).map((afterBytes): Fault => ({ fault: 'cut-reply', afterBytes })),
  fc.constant<Fault>({ fault: 'reply-lost' }),
  fc.constant<Fault>({ fault: 'request-twice' }),
  fc.constant<Fault>({ fault: 'reply-twice' }),
  fc.nat({ max: 200 }).map((keepBytes): Fault => ({ fault: 'reply-truncated', keepBytes })),
  fc
    .constantFrom(413 as const, 429 as const, 500 as const, 502 as const, 503 as const)
    .map((status): Fault => ({ fault: 'status', status })),
  fc.constant<Fault>({ fault: 'portal' }),
  fc.integer({ min: 50, max: 700 }).map((ms): Fault => ({ fault: 'black-hole', ms })),
);

/** Courses of any weather with some sudden deaths in them, long enough for so many applications. */
export function coursesFor(applications: number): fc.Arbitrary<CourseStep[]> {
  return fc.array(
    fc.oneof(
      {
        weight: 9,
        arbitrary: fc
          .tuple(fc.integer({ min: 1, max: 4 }), faults)
          .map(([requests, fault]) => ({ requests, ...fault })),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kill: fc.constantFrom('terminal' as const, 'county' as const),
          when: fc.constantFrom('request' as const, 'reply' as const),
        }),
      },
    ),
    { minLength: applications, maxLength: applications * 3 },
  );
}
