import { CheckCircleOutlined, ExclamationCircleOutlined, PrinterOutlined, ScanOutlined } from '@ant-design/icons';
import { Button, Checkbox, Tag } from 'antd';
import type { Draft, MaterialEntry } from '../../../../main/domain/application.ts';
import type { MaterialRequirement } from '../../../../main/domain/catalogue.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import type { ScanSource } from '../../../../main/domain/scan-choice.ts';
import type { WalletOffer } from '../../../../main/domain/wallet.ts';
import { deskReady } from '../../../desk/current-desk.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { PreCheckTag } from '../codes/PreCheckTag.tsx';
import { PaperButton } from '../paper/PaperButton.tsx';
import { WalletRow } from '../wallet/WalletRow.tsx';
import type { MaterialView } from './material-state.ts';
import { PageStrip } from './PageStrip.tsx';
import { PhotoButton } from './PhotoButton.tsx';
import { usePageText } from './page-words.ts';
import { useIntakeText } from './words.ts';

interface MaterialRowProps {
  readonly draft: Draft;
  readonly view: MaterialView;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly problems: readonly FieldProblem[];
  readonly offers: readonly WalletOffer[];
  readonly onChoose: () => void;
  /** The way in that F4 does not use, where the scanner has two. */
  readonly otherSource: ScanSource | null;
  /** Null: as F4 does. */
  readonly onScan: (source: ScanSource | null) => void;
}

/** The one file with the watermark is shown by the wallet's own row. */
const isOwnPage =
  ({ reuse }: MaterialEntry) =>
  ({ mediaType }: MaterialEntry['pages'][number]) =>
    reuse === undefined || mediaType !== 'application/pdf';

const notHandedIn = (code: string): MaterialEntry => ({ code, originalSeen: false, method: 'none', pages: [] });

export function MaterialRow(props: MaterialRowProps) {
  const { draft, problems } = props;
  const { material, state, isNeeded } = props.view;
  const { t, pick } = useIntakeText();
  const { t: page } = usePageText();
  const { otherSource } = props;
  const entry = draft.materials.find((one) => one.code === material.code) ?? notHandedIn(material.code);
  const change = (next: Partial<MaterialEntry>) =>
    void editDraft(draft.id, (newest) => ({
      ...newest,
      materials: newest.materials.map((one) => (one.code === material.code ? { ...one, ...next } : one)),
    }));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the row's own buttons take the keyboard; a click only marks it
    // biome-ignore lint/a11y/noStaticElementInteractions: same
    <div
      className="material-row panel"
      data-chosen={props.isChosen}
      data-material={material.code}
      onClick={props.onChoose}
      onFocus={props.onChoose}
    >
      <div className="material-head">
        {state === 'done' || state === 'not-needed' ? (
          <span className="material-state good">
            <CheckCircleOutlined aria-hidden /> {t('materials.done')}
          </span>
        ) : (
          <span className="material-state warn">
            <ExclamationCircleOutlined aria-hidden />{' '}
            {t(state === 'missing' ? 'materials.missing' : 'materials.unseen')}
          </span>
        )}
        <strong>{material.name}</strong>
        <Tag>{t(isNeeded ? 'materials.required' : 'materials.optional')}</Tag>
        {material.generated && <Tag color="processing">{t('materials.generated')}</Tag>}
        <PreCheckTag draft={draft} code={material.code} />
        <span className="soft">
          {t('materials.counts', { originals: material.originals, copies: material.copies })} · {material.source}
        </span>
      </div>
      <div className="material-actions">
        {material.generated && <PrintForm draftId={draft.id} />}
        <Button
          className="scan-button"
          icon={<ScanOutlined />}
          type={props.isChosen && state === 'missing' ? 'primary' : 'default'}
          disabled={props.isBusy}
          onClick={() => props.onScan(null)}
        >
          {t(entry.pages.length > 0 ? 'materials.scanMore' : 'materials.scan')}
          {props.isChosen && <span className="key-hint"> F4</span>}
        </Button>
        {otherSource && (
          <Button disabled={props.isBusy} onClick={() => props.onScan(otherSource)}>
            {page(otherSource === 'feeder' ? 'otherFeeder' : 'otherPlaten')}
          </Button>
        )}
        <PhotoButton draftId={draft.id} materialCode={material.code} isBusy={props.isBusy} />
        {material.originals > 0 && (
          <Checkbox
            checked={entry.originalSeen}
            onChange={(event) => change({ originalSeen: event.target.checked })}
            data-testid={`original-${material.code}`}
          >
            {t('materials.originalSeen')}
          </Checkbox>
        )}
        <OtherWays entry={entry} material={material} onChange={change} />
      </div>
      <WalletRow draft={draft} material={material} entry={entry} offers={props.offers} />
      <PageStrip draft={draft} material={material} pages={entry.pages.filter(isOwnPage(entry))} />
      {problems.map((problem) => (
        <p key={problem.message.zh} className="field-problem">
          {pick(problem.message)}
        </p>
      ))}
    </div>
  );
}

interface OtherWaysProps {
  readonly entry: MaterialEntry;
  readonly material: MaterialRequirement;
  readonly onChange: (next: Partial<MaterialEntry>) => void;
}

/** Only the ways that the catalogue allows for this material (R07). */
function OtherWays({ entry, material, onChange }: OtherWaysProps) {
  const { t } = useIntakeText();
  if (entry.method === 'scanned') return null;
  if (entry.method !== 'none') {
    return (
      <Button type="link" onClick={() => onChange({ method: 'none', originalSeen: false })}>
        {t('materials.undo')}
      </Button>
    );
  }
  return (
    <>
      {material.originals > 0 && (
        <Button type="link" onClick={() => onChange({ method: 'original-checked', originalSeen: true })}>
          {t('materials.onlyOriginal')}
        </Button>
      )}
      {material.eLicence && (
        <Button type="link" onClick={() => onChange({ method: 'e-licence' })}>
          {t('materials.eLicence')}
        </Button>
      )}
    </>
  );
}

/** Waits until what was typed is in the ledger: the paper that is signed must say the same. */
function PrintForm({ draftId }: { readonly draftId: string }) {
  const { t } = useIntakeText();
  return (
    <PaperButton
      document="application-form"
      id={draftId}
      icon={<PrinterOutlined />}
      prepare={async () => (await deskReady()).settled()}
    >
      {t('materials.printForm')}
    </PaperButton>
  );
}
