/** A camera as the browser tells of it; the label is empty until the person or the host has allowed cameras. */
export interface CameraChoice {
  readonly deviceId: string;
  readonly label: string;
}

/** How document cameras (高拍仪) call themselves; the second eye of one looks at the person and is no help here. */
const looksDown = /document|doc ?cam|visuali[sz]er|scan|高拍|拍摄仪|文档|eloam|czur|elmo|ipevo|主摄|main/i;
const looksAhead = /face|front|user|integrated|facetime|人脸|人像|前置|副摄|assist/i;

/** The one chosen last time, else the one that looks like a document camera, else the first that doesn't look ahead. */
export function chooseCamera(cameras: readonly CameraChoice[], remembered: string | null): CameraChoice | null {
  return (
    cameras.find(({ label }) => label !== '' && label === remembered) ??
    cameras.find(({ label }) => looksDown.test(label) && !looksAhead.test(label)) ??
    cameras.find(({ label }) => !looksAhead.test(label)) ??
    cameras[0] ??
    null
  );
}
