import {
  ariaDescribedByIds,
  enumOptionSelectedValue,
  enumOptionValueDecoder,
  enumOptionValueEncoder,
  getOptionValueFormat,
  type WidgetProps,
} from '@rjsf/utils';
import { Select } from 'antd';
import { useText } from '../text/shell-text.ts';

/**
 * @rjsf/antd 6.10 puts an empty line on top of every list, and it is the one that the arrow key reaches first. Here an answer
 * is taken back by the cross or by Delete, and the list holds answers alone.
 */
export function SelectWidget(props: WidgetProps) {
  const { id, multiple = false, options, value, disabled, readonly, onChange, onBlur, onFocus } = props;
  const { t } = useText();
  const { enumOptions = [], enumDisabled = [], emptyValue } = options;
  const format = getOptionValueFormat(options);
  const chosen = enumOptionSelectedValue(value, enumOptions, multiple, format, emptyValue);
  const isFixed = Boolean(disabled || readonly);
  const choose = (next: string | string[] | undefined) =>
    onChange(next === undefined ? emptyValue : enumOptionValueDecoder(next, enumOptions, format, emptyValue));
  return (
    <Select
      id={id}
      mode={multiple ? 'multiple' : undefined}
      className="form-select"
      value={(chosen === '' ? undefined : chosen) as string | string[] | undefined}
      disabled={isFixed}
      allowClear={!isFixed}
      placeholder={isFixed ? undefined : t('form.choose')}
      notFoundContent={t('form.noSuchChoice')}
      aria-describedby={ariaDescribedByIds(id)}
      getPopupContainer={(node) => node.parentElement ?? document.body}
      showSearch={{
        filterOption: (typed, option) => (option?.label ?? '').toLowerCase().includes(typed.toLowerCase()),
      }}
      options={enumOptions.map((option, index) => ({
        value: enumOptionValueEncoder(option.value, index, format),
        label: option.label,
        disabled: enumDisabled.includes(option.value),
      }))}
      onChange={choose}
      onKeyDown={(event) => {
        const { target } = event;
        const isTyping = target instanceof HTMLInputElement && target.value !== '';
        if (event.key === 'Delete' && !multiple && !isFixed && !isTyping) choose(undefined);
      }}
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
    />
  );
}
