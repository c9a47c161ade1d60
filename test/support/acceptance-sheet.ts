import { must, type Result } from '../../main/domain/result.ts';
import { createPaper } from '../../main/paper/paper.ts';
import { documentScene, type SceneChange } from './document-scenes.ts';

const issued = {
  token: 'e.y.s',
  codeText: 'https://county.example/verify/e.y.s',
  reprint: 0,
  printedAt: '2026-11-22T07:00:00.000Z',
};

/** 受理通知书 as it lies at the printer: an A4 sheet with everything that a document has. */
export function acceptanceSheet(change: SceneChange = {}): Promise<Result<Uint8Array>> {
  const paper = createPaper();
  const { content, whole } = must(paper.composeDocument('acceptance', documentScene('acceptance', change)));
  return paper.document(content, { copy: 'citizen', whole, issued, watermark: null, isVoided: false });
}
