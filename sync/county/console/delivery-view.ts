import type { WrittenSignature } from '../../../main/domain/display/strokes.ts';
import { type DeliveryProof, type DoorMethod, doorMethodWords } from '../../../main/domain/doorstep/delivery.ts';
import type { Visit } from '../../../main/domain/doorstep/visit.ts';
import { maskIdNumber } from '../../../main/domain/mask.ts';
import { type Html, html } from './html.ts';
import { instant } from './words.ts';

/** 送达回证 as it was signed; the number of whoever received it is covered like everywhere (R61). */
export function deliveryView({ move, document, signed }: DeliveryProof, { result }: Visit): Html | false {
  const { detail } = move;
  if (detail.transition !== 'deliver') return false;
  const { method, receiver, place, witness, refusedBecause, documents } = detail;
  const row = (term: string, words: string) => words !== '' && html`<tr><th>${term}</th><td>${words}</td></tr>`;
  return html`<h2>送达回证 ${document.numberText}</h2><table data-delivery="${document.id}"><tbody>
    ${row('办件', `${result?.localNumber ?? ''} ${result?.itemName ?? ''}`)}${row('送达文书', documents.join('、'))}
    ${row('方式', doorMethodWords[method as DoorMethod]?.zh ?? method)}${row('时间、地点', `${instant(move.at)} ${place}`)}
    ${row('收件人', `${receiver.name}${receiver.relation === '' ? '' : `（${receiver.relation}）`} ${maskIdNumber(receiver.idNumber)}`)}
    ${row('拒收事由', refusedBecause ?? '')}${row('见证人', witness ?? '')}${row('送达人', move.by.name)}
    <tr><th>签名</th><td>${signed.how === 'paper' ? html`签在纸上（${instant(signed.at)}）` : html`${instant(signed.at)}<br>${strokesView(signed.written)}<br><code>${signed.documentHash}</code>`}</td></tr>
    ${result && html`<tr><th>办件步骤</th><td><a href="/console/applications/${result.applicationId}#steps">看这一件走到哪一步</a></td></tr>`}
    </tbody></table>`;
}

/** As it was written, drawn from its strokes: nobody can lay another picture in their place. */
function strokesView({ widthPx, heightPx, strokes }: WrittenSignature): Html {
  const lines = strokes.map((stroke) => stroke.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`).join(' '));
  return html`<svg viewBox="0 0 ${String(widthPx)} ${String(heightPx)}" width="240" role="img" aria-label="签名">${lines.map(
    (points) =>
      html`<polyline points="${points}" fill="none" stroke="#101828" stroke-width="6" stroke-linecap="round"/>`,
  )}</svg>`;
}
