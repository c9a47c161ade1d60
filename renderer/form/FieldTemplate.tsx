import { CloudDownloadOutlined, EditOutlined, ExclamationCircleFilled, IdcardOutlined } from '@ant-design/icons';
import { descriptionId, errorId, type FieldTemplateProps } from '@rjsf/utils';
import { Button } from 'antd';
import { isBroughtAlong } from '../../main/domain/fill-from-pre-check.ts';
import { useText } from '../text/shell-text.ts';
import { type ItemFormContext, pointerOf } from './form-context.ts';

/** One answer: its name, where it came from, the input, and what is wrong with it in plain words. */
export function FieldTemplate(props: FieldTemplateProps) {
  const {
    id,
    label,
    children,
    required,
    rawErrors = [],
    rawDescription,
    hidden,
    schema,
    displayLabel,
    registry,
  } = props;
  const { t } = useText();
  if (hidden) return <div hidden>{children}</div>;
  if (schema.type === 'object' || (schema.type === 'array' && !schema.uniqueItems)) {
    return (
      <div className="form-group" id={`${id}-group`}>
        {children}
        <Problems id={id} messages={rawErrors} />
      </div>
    );
  }
  const context = registry.formContext as ItemFormContext;
  const pointer = pointerOf(props.fieldPathId.path);
  const origin = context.provenance[pointer];
  const { onCorrect } = context;
  const isTick = schema.type === 'boolean' && !schema.oneOf;
  return (
    <div className={`form-field${rawErrors.length > 0 ? ' has-problem' : ''}`}>
      <div className="form-label">
        {displayLabel && !isTick && (
          <label htmlFor={id}>
            {label}
            {required && (
              <span className="required-mark" aria-hidden>
                {' '}
                *
              </span>
            )}
          </label>
        )}
        {origin?.source === 'chip' && (
          <span className="tone tone-good">
            <IdcardOutlined aria-hidden /> {t('form.chip')}
          </span>
        )}
        {!origin && context.preChecked && isBroughtAlong(context.preChecked, pointer) && (
          <span className="tone tone-moving">
            <CloudDownloadOutlined aria-hidden /> {t('form.brought')}
          </span>
        )}
        {origin?.source === 'corrected' && (
          <span className="tone tone-warn" title={origin.reason}>
            <EditOutlined aria-hidden /> {t('form.corrected')}
          </span>
        )}
        {origin?.source === 'chip' && onCorrect && (
          <Button type="link" size="small" className="correct-button" onClick={() => onCorrect(pointer, label)}>
            {t('form.correct')}
          </Button>
        )}
      </div>
      {children}
      {rawDescription && (
        <div className="form-hint soft" id={descriptionId(id)}>
          {rawDescription}
        </div>
      )}
      <Problems id={id} messages={rawErrors} />
    </div>
  );
}

function Problems({ id, messages }: { readonly id: string; readonly messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <ul className="form-problems" id={errorId(id)}>
      {messages.map((message) => (
        <li key={message}>
          <ExclamationCircleFilled aria-hidden /> {message}
        </li>
      ))}
    </ul>
  );
}
