import './fonts.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { Terminal } from './Terminal.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<Terminal />);
