import type { MetricEntry } from '../../../api/answer.ts';
import { Talk } from '../../../parts/talk/talk.tsx';
import { useLanguage } from '../../../words/language.tsx';

/** What people say about the metric, and what they are to do for it. */
export default function TalkTab({ metric: { name } }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  return (
    <div className="metric-body">
      <Talk subject={{ kind: 'metric', id: name }} closed={words.inbox.talkClosed} />
    </div>
  );
}
