import { Button, Input } from 'antd';
import { Segments } from '../../parts/segments.tsx';
import { useLanguage } from '../../words/language.tsx';

export function ControlSamples() {
  const { words } = useLanguage();
  const { sheet, bar } = words;
  return (
    <section className="block">
      <h2>{sheet.controls}</h2>
      <div className="sample-row">
        <Button type="primary">{sheet.primary}</Button>
        <Button>{sheet.secondary}</Button>
        <Button size="small">{sheet.small}</Button>
        <Button type="link">{sheet.link}</Button>
        <Segments aria-label={bar.period} options={[bar.grain.month, bar.grain.quarter, bar.grain.year]} />
      </div>
      <div className="sample-fields">
        <Input aria-label={sheet.controls} defaultValue={sheet.formula} />
        <div>
          <Input
            aria-label={sheet.controls}
            status="error"
            defaultValue={sheet.wrong}
            aria-describedby="sample-error"
          />
          <p id="sample-error" className="bad">
            {sheet.wrongText}
          </p>
        </div>
      </div>
    </section>
  );
}
