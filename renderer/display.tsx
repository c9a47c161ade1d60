import './fonts.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { Display } from './stations/display/Display.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('display.html has no #root');
// A long press or a second finger opens nothing of the browser's.
document.addEventListener('contextmenu', (event) => event.preventDefault());
createRoot(root).render(<Display />);
