import cluster from 'node:cluster';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { backlogSizes, type CountyFigures } from '../store/port.ts';
import type { IntakeWatch } from '../store/sql/intake.ts';
import { metricsOfAll } from './metrics-of-all.ts';

/**
 * What one instance counts (all of this machine, where several share a port), and the whole county's figures, for Prometheus. Labels are routes and kinds, never terminals
 * or people: their number must not grow with the county.
 */
export interface CountyMetrics extends IntakeWatch {
  answered(request: { method: string; route: string; status: number; seconds: number }): void;
  refused(kind: string): void;
  uploaded(bytes: number): void;
  streamOpened(): void;
  streamClosed(): void;
  readonly contentType: string;
  /** Prometheus text format. `figures` null: the database did not answer, and what only it knows is left out. */
  text(figures: CountyFigures | null): Promise<string>;
}

export function countyMetrics({ ofProcess }: { ofProcess: boolean }): CountyMetrics {
  const own = new Registry();
  const whole = new Registry();
  // Process figures hang on observers of the whole process: only where the county is all of it.
  if (ofProcess) collectDefaultMetrics({ register: own });
  const ownText = ofProcess && cluster.isWorker ? metricsOfAll(own) : () => own.metrics();
  const registers = [own];
  const requests = new Counter({
    name: 'county_http_requests_total',
    help: 'Requests answered, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'county_http_request_duration_seconds',
    help: 'Time to the end of the answer',
    labelNames: ['method', 'route'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60],
    registers,
  });
  const refusals = new Counter({
    name: 'county_refusals_total',
    help: 'Requests refused, by the kind that the wire contract names',
    labelNames: ['kind'] as const,
    registers,
  });
  const events = new Counter({
    name: 'county_events_taken_in_total',
    help: 'Events taken in, repeats left out',
    registers,
  });
  const delivered = new Counter({
    name: 'county_applications_delivered_total',
    help: 'Applications that arrived whole and got their county number',
    registers,
  });
  const bytes = new Counter({ name: 'county_upload_bytes_total', help: 'Bytes of materials received', registers });
  const streams = new Gauge({ name: 'county_event_streams_open', help: 'Terminals that listen for nudges', registers });
  const held = gauge('county_events_held', 'Events that the county holds');
  const inTransit = gauge('county_applications_in_transit', 'Applications that have not arrived whole');
  const undecided = gauge('county_applications_undecided', 'Applications that wait for the county');
  const backlogs = new Gauge({
    name: 'county_terminals',
    help: 'Terminals in use, by the number of their applications in transit',
    labelNames: ['in_transit'] as const,
    registers: [whole],
  });

  function gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [whole] });
  }

  return {
    contentType: own.contentType,
    answered({ method, route, status, seconds: took }) {
      requests.inc({ method, route, status: String(status) });
      seconds.observe({ method, route }, took);
    },
    refused: (kind) => refusals.inc({ kind }),
    uploaded: (count) => bytes.inc(count),
    streamOpened: () => streams.inc(),
    streamClosed: () => streams.dec(),
    eventsTakenIn: (count) => events.inc(count),
    applicationDelivered: () => delivered.inc(),
    async text(figures) {
      if (figures === null) return ownText();
      held.set(figures.eventsHeld);
      inTransit.set(figures.applicationsInTransit);
      undecided.set(figures.applicationsUndecided);
      for (const size of backlogSizes) backlogs.set({ in_transit: size }, figures.terminalsByBacklog[size]);
      return `${await ownText()}${await whole.metrics()}`;
    },
  };
}
