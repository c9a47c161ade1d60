/** The one vocabulary of device states that every screen and the out-of-service page read. */
export type DeviceClass =
  | 'card-reader'
  | 'receipt-printer'
  | 'document-scanner'
  | 'signature-pad'
  | 'fingerprint-reader';

/**
 * absent: not configured or not found; opening: being tried; ready; busy: working;
 * needs-help: a person can put it right (see `trouble`); unknown: reachable but can't say how it is, which is legal.
 */
export type DeviceCondition = 'absent' | 'opening' | 'ready' | 'busy' | 'needs-help' | 'unknown';

export interface DeviceStatus {
  readonly deviceClass: DeviceClass;
  readonly name: string;
  readonly condition: DeviceCondition;
  readonly trouble: DeviceTrouble | null;
  /** Where it is connected, for staff: `/dev/ttyUSB0`, `192.168.1.9:9100`. */
  readonly where: string;
  /** Warnings that stop nothing: paper near its end. */
  readonly warnings: readonly 'paper-near-end'[];
  /** Why it is absent or needs help, as far as that is known. */
  readonly fault?: DeviceFault | null;
  /** What the device calls itself once it was reached: module number, model. */
  readonly identity?: string;
}

/** For staff and for the doctor; `detail` says what to do about it: which package to install, which group to join. */
export interface DeviceFault {
  readonly kind:
    | 'no-device'
    | 'in-use'
    | 'no-permission'
    | 'library-missing'
    | 'address-wrong'
    | 'no-answer'
    | 'not-authorised'
    /** Another certificate than the one met first at this address. */
    | 'certificate-changed'
    | 'plugin-failed'
    | 'unknown';
  readonly detail: string;
}

/** Same words as the failure codes of the terminal, so that mapping is the identity. */
export type DeviceTrouble =
  | 'card/absent'
  | 'card/pulled-early'
  | 'card/unreadable'
  | 'card/lift-and-place-again'
  | 'card/reader-missing'
  | 'printer/out-of-paper'
  | 'printer/cover-open'
  | 'printer/jammed'
  | 'printer/offline'
  | 'printer/state-unknown'
  | 'scanner/jammed'
  | 'scanner/empty'
  | 'scanner/cover-open'
  | 'scanner/busy'
  | 'scanner/offline'
  | 'signature-pad/offline'
  | 'signature-pad/busy'
  | 'signature-pad/not-signed'
  | 'signature-pad/unusable'
  | 'fingerprint/reader-missing'
  | 'fingerprint/busy'
  | 'fingerprint/not-placed'
  | 'fingerprint/poor-quality';

export type DeviceResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: DeviceTrouble; readonly detail?: string };
