import './identity.css';
import { Checkbox, Input } from 'antd';
import {
  emptyProof,
  identityDocumentNames,
  type ManualPath,
  type ManualProof,
  pathRules,
} from '../../../../main/domain/identity/manual-path.ts';
import { useIdentityText } from './identity-text.ts';

interface ProofFieldsProps {
  readonly path: ManualPath;
  readonly proof: ManualProof | undefined;
  readonly onChange: (proof: ManualProof) => void;
}

/** Which papers were seen on this path, and who stands beside a child. */
export function ProofFields({ path, proof = emptyProof, onChange }: ProofFieldsProps) {
  const { t, pick } = useIdentityText();
  const rule = pathRules[path];
  const guardian = proof.guardian ?? { name: '', idNumber: '', relation: '' };
  const fields = [
    ['name', t('guardianName'), 50],
    ['idNumber', t('guardianNumber'), 40],
    ['relation', t('guardianRelation'), 30],
  ] as const;
  return (
    <>
      <p>{t('documents')}</p>
      <Checkbox.Group
        aria-label={t('documents')}
        value={[...proof.documents]}
        onChange={(documents) => onChange({ ...proof, path, documents })}
        options={rule.documents.map((value) => ({ value, label: pick(identityDocumentNames[value]) }))}
      />
      {rule.needsGuardian && (
        <div className="guardian-fields">
          <p>{t('guardian')}</p>
          {fields.map(([key, label, maxLength]) => (
            <Input
              key={key}
              aria-label={`${t('guardian')} ${label}`}
              placeholder={label}
              maxLength={maxLength}
              value={guardian[key]}
              onChange={({ target }) => onChange({ ...proof, path, guardian: { ...guardian, [key]: target.value } })}
            />
          ))}
        </div>
      )}
    </>
  );
}
