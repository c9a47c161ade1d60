import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useWedge } from '../../renderer/wedge/use-wedge.ts';

/** The smallest page with a controlled field, a form that counts how often it was sent, and the hook. */
function WedgePage() {
  const [name, setName] = useState('');
  const [sent, setSent] = useState(0);
  const [codes, setCodes] = useState<readonly string[]>([]);
  useWedge((text) => {
    if (!text.startsWith('A001')) return false;
    setCodes((before) => [...before, text]);
    return true;
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setSent((before) => before + 1);
      }}
    >
      <input aria-label="name" value={name} onChange={(event) => setName(event.target.value)} />
      <output>{JSON.stringify({ name, sent, codes })}</output>
    </form>
  );
}

const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(<WedgePage />);
