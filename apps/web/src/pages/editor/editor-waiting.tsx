import './editor.css';
import { Waiting } from '../../parts/waiting.tsx';

export function EditorWaiting() {
  return (
    <div className="columns editor">
      <div className="editor-main">
        <Waiting height={76} />
        <Waiting height={260} />
        <Waiting height={420} />
      </div>
      <aside className="rail editor-rail">
        <Waiting height={320} />
      </aside>
    </div>
  );
}
