package desk
import ("testing";"context";"fmt";"os";"github.com/parley-record/parley/internal/extract";"github.com/parley-record/parley/nlp/english")
func TestZZ(t *testing.T){
 d,_:=New(Options{Engine:english.Best,Workers:1})
 for _,f:=range []string{os.Getenv("F")}{
 rs,_,_:=d.Gather(context.Background(),[]string{f})
 docs,_:=d.Annotate(context.Background(),rs)
 dr:=extract.Read(docs[0],"")
 for i,p:=range dr.Proposals{ fmt.Printf("%d %q %s %+v sure %.2f\n",i+1,p.Name.Label,p.Kind,p.Traits,extract.Sure("proposals",p.Signs)); for _,a:=range p.Authors{fmt.Printf("     by %q plain %d\n",docs[0].Words(int(a.Who.First),int(a.Who.End)),a.Plain)}; fmt.Println("     ",p.Signs); for _,e:=range p.Evidence{fmt.Printf("     ev %.100q\n",docs[0].Text[e.Start:e.End])}; for _,x:=range p.Responses{fmt.Printf("     R %q %s %s\n",docs[0].Words(int(x.By.First),int(x.By.End)),x.Stance,x.On)}}
 }
}
