import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import { Button } from 'antd';
import { useText } from '../text/shell-text.ts';

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
  return (
    <fieldset className="form-section form-rows">
      {title && <legend>{title}</legend>}
      {items}
      {canAdd && !readonly && !disabled && (
        <Button icon={<PlusOutlined />} onClick={onAddClick}>
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
