import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { dimensionsQuery, viewsQuery } from '../../../api/catalog-queries.ts';
import { call, metricsQuery } from '../../../api/server.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { PLAIN_VIEW, type Tile, type TileKind, type View } from '../board/body.ts';
import { rewritten, spokenIn } from '../board/spoken.ts';

export type TileContent = Pick<Tile, 'kind' | 'title' | 'text' | 'view'>;

interface TileFormProps {
  /** Null: a new one. */
  readonly tile: Tile | null;
  readonly submit: (content: TileContent) => void;
  readonly close: () => void;
}

const KINDS: readonly TileKind[] = ['metric', 'chart', 'table', 'text'];

/** What a tile shows: made in place, or taken from a view saved in Explore. */
export function TileForm({ tile, submit, close }: TileFormProps) {
  const { locale, words } = useLanguage();
  const { form: text, kinds } = words.dashboards;
  const old = { title: tile?.title ?? '', text: tile?.text ?? '' };
  const [kind, setKind] = useState<TileKind>(tile?.kind ?? 'metric');
  const [title, setTitle] = useState(spokenIn(old.title, locale));
  const [written, write] = useState(spokenIn(old.text, locale));
  const [view, setView] = useState<View>(tile?.view ?? PLAIN_VIEW);
  const [isTried, setTried] = useState(false);
  const isComplete = kind === 'text' ? written.trim() !== '' : view.metrics.length > 0;
  const done = () => {
    setTried(true);
    if (!isComplete) return;
    const metrics = kind === 'metric' ? view.metrics.slice(0, 1) : view.metrics;
    const head = { kind, title: rewritten(old.title, title, locale) };
    submit(
      kind === 'text'
        ? { ...head, text: rewritten(old.text, written, locale) }
        : { ...head, view: { ...view, metrics } },
    );
  };
  const hint = isTried && !isComplete ? { validateStatus: 'error' as const, help: text.needed } : {};
  return (
    <Dialog
      title={tile === null ? text.add : text.change}
      close={close}
      footer={
        <>
          <Button onClick={close}>{words.dashboards.cancel}</Button>
          <Button type="primary" onClick={done}>
            {tile === null ? text.submitAdd : text.submitChange}
          </Button>
        </>
      }
    >
      <Form layout="vertical" className="tile-form">
        <Form.Item label={text.kind}>
          <Segments
            block
            aria-label={text.kind}
            value={kind}
            onChange={setKind}
            options={KINDS.map((value) => ({ value, label: kinds[value] }))}
          />
        </Form.Item>
        {kind === 'text' ? (
          <Form.Item label={text.text} extra={text.textHint} {...hint}>
            <Input.TextArea
              aria-label={text.text}
              rows={6}
              maxLength={20_000}
              value={written}
              onChange={({ target }) => write(target.value)}
            />
          </Form.Item>
        ) : kind === 'metric' ? (
          <Form.Item label={text.metric} {...hint}>
            <MetricSelect
              names={view.metrics.slice(0, 1)}
              choose={(metrics) => setView({ ...PLAIN_VIEW, metrics })}
            />
          </Form.Item>
        ) : (
          <ViewFields view={view} change={setView} isChart={kind === 'chart'} hint={hint} />
        )}
        {kind === 'metric' ? null : (
          <Form.Item label={text.title} extra={kind === 'text' ? null : text.titleHint}>
            <Input
              aria-label={text.title}
              maxLength={200}
              value={title}
              onChange={({ target }) => setTitle(target.value)}
            />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}

interface ViewFieldsProps {
  readonly view: View;
  readonly change: (view: View) => void;
  readonly isChart: boolean;
  readonly hint: object;
}

function ViewFields({ view, change, isChart, hint }: ViewFieldsProps) {
  const { locale, words } = useLanguage();
  const { form: text, chartKinds } = words.dashboards;
  const views = useQuery(viewsQuery).data ?? [];
  const dimensions = useQuery({
    ...dimensionsQuery(view.metrics),
    enabled: view.metrics.length > 0,
  }).data;
  const options = (dimensions ?? []).map(({ ref, label }) => ({ value: ref, label: label[locale] }));
  const take = async (id: string) => change((await call('view', { path: { id } })).body);
  return (
    <>
      {views.length === 0 ? null : (
        <Form.Item label={text.view}>
          <Select
            aria-label={text.view}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={text.saved}
            options={views.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string) => void take(id)}
          />
        </Form.Item>
      )}
      <Form.Item label={text.metrics} {...hint}>
        <MetricSelect isMany names={view.metrics} choose={(metrics) => change({ ...view, metrics })} />
      </Form.Item>
      {(['rows', 'columns'] as const).map((side) => (
        <Form.Item key={side} label={text[side]}>
          <Select
            mode="multiple"
            aria-label={text[side]}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={view.metrics.length === 0}
            value={view[side]}
            options={options.filter(
              ({ value }) => !view[side === 'rows' ? 'columns' : 'rows'].includes(value),
            )}
            onChange={(refs: string[]) => change({ ...view, [side]: refs })}
          />
        </Form.Item>
      ))}
      <Form.Item label={text.compare}>
        <Select
          mode="multiple"
          aria-label={text.compare}
          value={view.compare}
          options={[
            { value: 'year_ago', label: words.bar.yearAgo },
            { value: 'previous', label: words.bar.previous },
          ]}
          onChange={(compare: string[]) => change({ ...view, compare })}
        />
      </Form.Item>
      {isChart ? (
        <Form.Item label={text.chart}>
          <Select
            aria-label={text.chart}
            value={view.chart}
            options={(['auto', 'bars', 'lines', 'stacked'] as const).map((value) => ({
              value,
              label: chartKinds[value],
            }))}
            onChange={(chart: string) => change({ ...view, chart })}
          />
        </Form.Item>
      ) : null}
    </>
  );
}

/** Found by name, code, synonym and label in either language. */
function MetricSelect(props: {
  readonly names: readonly string[];
  readonly choose: (names: string[]) => void;
  readonly isMany?: boolean;
}) {
  const { locale, words } = useLanguage();
  const metrics = useQuery(metricsQuery).data ?? [];
  const { form: text } = words.dashboards;
  const { names, choose, isMany = false } = props;
  const options = metrics.map(({ name, label, synonyms, attributes }) => ({
    value: name,
    label: label[locale],
    found: [name, label.zh, label.en, attributes.code, ...synonyms].join(' ').toLowerCase(),
  }));
  const showSearch = {
    filterOption: (typed: string, option?: { readonly found: string }) =>
      option?.found.includes(typed.trim().toLowerCase()) ?? false,
  };
  const shared = { options, showSearch, 'aria-label': isMany ? text.metrics : text.metric };
  return isMany ? (
    <Select {...shared} mode="multiple" value={[...names]} onChange={choose} />
  ) : (
    <Select
      {...shared}
      value={names[0]}
      onChange={(name: string | undefined) => choose(name === undefined ? [] : [name])}
    />
  );
}
