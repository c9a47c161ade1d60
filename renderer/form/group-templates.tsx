import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import { Button } from 'antd';
import { type RefObject, useEffect, useRef } from 'react';
import { useText } from '../text/shell-text.ts';
import { focusFirstOpenField } from './field-focus.ts';

/** A group of answers in two columns (styles in form.css); the whole form has no frame of its own. */
export function ObjectFieldTemplate({ title, properties, fieldPathId }: ObjectFieldTemplateProps) {
  const isWhole = fieldPathId.path.length === 0;
  const cells = properties.map(({ name, content, hidden }) => (
    <div key={name} className="form-cell" hidden={hidden}>
      {content}
    </div>
  ));
  if (isWhole) return <div className="form-whole">{cells}</div>;
  return (
    <fieldset className="form-section">
      {title && <legend>{title}</legend>}
      <div className="form-grid">{cells}</div>
    </fieldset>
  );
}

/** A list: each entry one compact row. */
export function ArrayFieldTemplate({ title, items, canAdd, onAddClick, readonly, disabled }: ArrayFieldTemplateProps) {
  const { t } = useText();
  const list = useRef<HTMLFieldSetElement>(null);
  useFollowRows(list, items.length);
  return (
    <fieldset className="form-section form-rows" ref={list}>
      {title && <legend>{title}</legend>}
      {items}
      {canAdd && !readonly && !disabled && (
        <Button className="form-row-add" icon={<PlusOutlined />} onClick={onAddClick}>
          {t('form.add')}
        </Button>
      )}
    </fieldset>
  );
}

export function ArrayFieldItemTemplate({ children, index, buttonsProps, hasToolbar }: ArrayFieldItemTemplateProps) {
  const { t } = useText();
  return (
    <div className="form-row">
      <span className="form-row-number soft">{index + 1}</span>
      <div className="form-row-body">{children}</div>
      {hasToolbar && buttonsProps.hasRemove && (
        <Button
          aria-label={t('form.remove')}
          title={t('form.remove')}
          icon={<DeleteOutlined />}
          disabled={buttonsProps.disabled || buttonsProps.readonly}
          onClick={buttonsProps.onRemoveItem}
        />
      )}
    </div>
  );
}

/** The hand stays on the keys: a new row is typed into at once, and after the last one goes the button is there again. */
function useFollowRows(list: RefObject<HTMLElement | null>, count: number): void {
  const before = useRef(count);
  useEffect(() => {
    const isOurs = list.current?.contains(document.activeElement) || document.activeElement === document.body;
    const rows = [...(list.current?.children ?? [])].filter((one) => one.classList.contains('form-row'));
    const last = rows.at(-1);
    if (isOurs && count > before.current && last instanceof HTMLElement) focusFirstOpenField(last);
    if (isOurs && count < before.current) list.current?.querySelector<HTMLElement>(':scope > .form-row-add')?.focus();
    before.current = count;
  }, [list, count]);
}
