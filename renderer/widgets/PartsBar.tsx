import './parts-bar.css';
import { Progress } from 'antd';

interface PartsBarProps {
  /** What is under way. */
  readonly name: string;
  readonly done: number;
  /** 0: nobody knows how much it is. */
  readonly total: number;
  /** How far, in the parts themselves. */
  readonly words?: string | undefined;
}

/** How far something is that knows its parts. The one look of it on every page. */
export function PartsBar({ name, done, total, words }: PartsBarProps) {
  return (
    <div className="parts-bar" role="status">
      <span>{name}</span>
      {total > 0 && <Progress percent={Math.floor((100 * done) / total)} size="small" aria-label={name} />}
      {words !== undefined && <span className="soft mono">{words}</span>}
    </div>
  );
}
