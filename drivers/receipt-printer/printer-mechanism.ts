/** What hands can do to a printer's inside, and what its sensors then say (devices appendix B). */
export interface Mechanism {
  readonly paper: boolean;
  readonly nearEnd: boolean;
  readonly coverOpen: boolean;
  readonly jammed: boolean;
  readonly overheated: boolean;
  /** The cash drawer's switch, on connector pin 3. */
  readonly drawerOpen: boolean;
}

export const sound: Mechanism = {
  paper: true,
  nearEnd: false,
  coverOpen: false,
  jammed: false,
  overheated: false,
  drawerOpen: false,
};

export function standsStill(mechanism: Mechanism): boolean {
  return !mechanism.paper || mechanism.coverOpen || mechanism.jammed || mechanism.overheated;
}

/** DLE EOT 1–4; the fixed bits are 0x12. */
export function realTimeByte(mechanism: Mechanism, question: number): number | null {
  const { paper, nearEnd, coverOpen, jammed, overheated, drawerOpen } = mechanism;
  switch (question) {
    case 1:
      return 0x12 | (drawerOpen ? 0x04 : 0) | (standsStill(mechanism) ? 0x08 : 0);
    case 2:
      return 0x12 | (coverOpen ? 0x04 : 0) | (paper ? 0 : 0x20) | (jammed || overheated ? 0x40 : 0);
    case 3:
      return 0x12 | (jammed ? 0x08 : 0) | (overheated ? 0x40 : 0);
    case 4:
      return 0x12 | (paper ? 0 : 0x60) | (!paper || nearEnd ? 0x0c : 0);
    default:
      return null;
  }
}

export function asbBytes(mechanism: Mechanism): Uint8Array {
  const { paper, nearEnd, coverOpen, jammed, overheated, drawerOpen } = mechanism;
  return Uint8Array.of(
    0x10 | (drawerOpen ? 0x04 : 0) | (standsStill(mechanism) ? 0x08 : 0) | (coverOpen ? 0x20 : 0),
    (jammed ? 0x08 : 0) | (overheated ? 0x40 : 0),
    (paper ? 0 : 0x0c) | (!paper || nearEnd ? 0x03 : 0),
    0x00,
  );
}

export function sensorByte(mechanism: Mechanism): number {
  return (mechanism.paper ? 0 : 0x0c) | (!mechanism.paper || mechanism.nearEnd ? 0x03 : 0);
}
